package filter

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestExtent holds the comments that are found in a text, and the lines that
// each stands for.
func TestExtent(t *testing.T) {
	for _, test := range []struct {
		name   string
		syntax syntax
		text   string
		want   []string
	}{
		{"on a scalar", yamlSyntax, "a: 1\nb: 2 # x\nc: 3\n", []string{"x 2-2"}},
		{"on a mapping", yamlSyntax, "a: # x\n  b: 1\n\n  c:\n    d: 2\ne: 3\n", []string{"x 1-5"}},
		{"above a mapping", yamlSyntax, "# x\n\n# y\na:\n  b: 1\ne: 3\n", []string{"x 1-5", "y 3-5"}},
		{"on a list not indented", yamlSyntax, "a: # x\n- b: 1\n  c: 2\n- d\ne: 3\n", []string{"x 1-4"}},
		{"on an item", yamlSyntax, "a:\n- b: 1 # x\n  c: 2\n- d: 3\n", []string{"x 2-3"}},
		{"above an item", yamlSyntax, "a:\n  # x\n  - b: 1\n    c:\n    - 2\n  - d: 3\n", []string{"x 2-5"}},
		{"on a later field of an item", yamlSyntax, "a:\n- b: 1\n  c: 2 # x\n  d: 3\n", []string{"x 3-3"}},
		{"on an item of items", yamlSyntax, "- - a # x\n  - b\n- c\n", []string{"x 1-2"}},
		{"on a block scalar", yamlSyntax, "a: | # x\n  # no comment\n  b\n\n  c\nd: 1 # y\n", []string{"x 1-5", "y 6-6"}},
		{"in a list of block scalars", yamlSyntax, "a:\n  - |\n    # no\n  # x\n  - b\n", []string{"x 4-5"}},
		{"a key of an item with a block scalar", yamlSyntax, "- a: >-\n    # no\n  b: 1 # x\n", []string{"x 3-3"}},
		{"in quotes", yamlSyntax, "a: \"b # no\"\nc: 'it''s # no' # x\nd: it's # y\n", []string{"x 2-2", "y 3-3"}},
		{"in quotes of several lines", yamlSyntax, "a: \"b\n  # no\n  \\\" # no\n  c\" # x\nd: 1\n", []string{"x 4-4"}},
		{"after an apostrophe", yamlSyntax, "a: the '90s # x\nb: [it, 'is # no'] # y\nc: {d: e, \"f\": 'g'} # z\n", []string{"x 1-1", "y 2-2", "z 3-3"}},
		{"no white space before", yamlSyntax, "a: b#no\n", nil},
		{"after a tag and an anchor", yamlSyntax, "a: !!str &b 'c # no' # x\n", []string{"x 1-1"}},
		{"in a flow mapping", yamlSyntax, "a: {\n  b: 1, # x\n  c: 2\n}\nd: 1\n", []string{"x 2-2"}},
		{"on a flow mapping of several lines", yamlSyntax, "a: { # x\n  b: 1,\n  c: 2 }\nd: 1\n", []string{"x 1-3"}},
		{"on the kind", yamlSyntax, "a: 1\n---\napiVersion: v1\nkind: Pod # x\nspec:\n  b: 1\n---\nc: 1\n", []string{"x 3-6"}},
		{"above the apiVersion", yamlSyntax, "# x\n---\n# y\napiVersion: v1\nkind: Pod\n", []string{"x 1-5", "y 3-5"}},
		{"on a kind that is not the object's", yamlSyntax, "ref:\n  kind: Pod # x\n  name: a\n", []string{"x 2-2"}},
		{"at the end", yamlSyntax, "a: 1\n# x\n", []string{"x 2-2"}},
		{"with a byte order mark and CRLF", yamlSyntax, "\uFEFFa: # x\r\n  b: 1\r\nc: 2\r\n", []string{"x 1-2"}},

		{"a template comment", templateSyntax, "a: 1\n{{/* x */}}\nb:\n  c: 1\nd: 1\n", []string{"x 2-4"}},
		{"a trimming template comment of two lines", templateSyntax, "a: 1\n{{- /* x\n  y */ -}}\nb: 1\n", []string{"x y 2-4"}},
		{"on a line with an action", templateSyntax, "a: {{ .Values.a }} # x\nb: {{ .Values.b }} {{/* y */}}\n", []string{"x 1-1", "y 2-2"}},
		{"in an action", templateSyntax, "a: {{ \"# no }}\" }} # x\n", []string{"x 1-1"}},
		{"above control flow", templateSyntax, "# x\n{{- if .a }}\na: 1\n{{- else }}\nb: 1\n{{- end }}\nc: 1\n", []string{"x 1-6"}},
		{"above nested control flow", templateSyntax, "# x\n{{- if .a }}\n{{ range .b }}\na: 1\n{{ end }}\n{{- end }}\nc: 1\n", []string{"x 1-6"}},
		{"after control flow", templateSyntax, "{{- if .a }}\na: 1\n# x\n{{- end }}\nc:\n  d: 1\n", []string{"x 3-6"}},
		{"within control flow", templateSyntax, "a: # x\n{{- if .a }}\n  b: 1\n{{- end }}\n  c: 1\nd: 1\n", []string{"x 1-5"}},
		{"on what an action prints at its own indentation", templateSyntax, "a: # x\n{{ toYaml .a | indent 2 }}\n  {{- toYaml .b | nindent 2 }}\nd: 1\n", []string{"x 1-3"}},
		{"on an action", templateSyntax, "a:\n  {{- toYaml .a | nindent 2 }} # x\nb: 1\n", []string{"x 2-2"}},
		{"in a block scalar", templateSyntax, "a: |\n  # no\n  {{/* x */}}\n  b\n{{- if .c }}\n  # no\n{{- end }}\nd: 1 # y\n", []string{"x 3-4", "y 8-8"}},
		{"an assignment prints nothing", templateSyntax, "# x\n{{- $a := 1 }}\nb: 1\nc: 1\n", []string{"x 1-3"}},
		{"quotes around an action", templateSyntax, "a: \"{{ include \"b\" . }} # no\" # x\n", []string{"x 1-1"}},

		{"a line of its own", textSyntax, "# x\nA=1 # no\nB=2\n", []string{"x 1-2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			lines, comments := scan(test.text, test.syntax)
			var got []string
			for _, c := range comments {
				first, last := extent(lines, c)
				got = append(got, fmt.Sprintf("%s %d-%d", strings.TrimSpace(c.text), first, last))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("comments (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBlocksAreThoseOfYAML holds the blocks that are found by indentation
// against those that a parser of YAML finds, in all examples and fixtures.
func TestBlocksAreThoseOfYAML(t *testing.T) {
	texts := map[string]string{}
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		texts[r.ID+" bad"], texts[r.ID+" good"] = r.Bad, r.Good
	}
	trees := os.DirFS("../../fixtures/trees")
	err = fs.WalkDir(trees, ".", func(name string, _ fs.DirEntry, err error) error {
		if ext := path.Ext(name); err != nil || ext != ".yaml" || strings.Contains(name, "/templates/") {
			return err
		}
		text, err := fs.ReadFile(trees, name)
		texts[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	blocks := 0
	for name, text := range texts {
		lines, _ := scan(text, yamlSyntax)
		dec := yaml.NewDecoder(strings.NewReader(text))
		for {
			var doc yaml.Node
			if dec.Decode(&doc) != nil {
				break
			}
			blocks += checkBlocks(t, name, lines, doc.Content[0], len(lines))
		}
	}
	if blocks < 1000 {
		t.Errorf("%d blocks compared, want thousands", blocks)
	}
}

// checkBlocks compares the blocks of the children of n, after which the next
// thing is at line end, from 0, and returns how many.
func checkBlocks(t *testing.T, name string, lines []scannedLine, n *yaml.Node, end int) int {
	t.Helper()
	if n.Kind == yaml.AliasNode || n.Style&yaml.FlowStyle != 0 {
		return 0
	}
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	blocks := 0
	for i := 0; i+step <= len(n.Content); i += step {
		start, next := n.Content[i].Line-1, end
		if i+step < len(n.Content) {
			next = n.Content[i+step].Line - 1
		}
		if l := lines[start]; start < next && !(l.indent == 0 && (l.key == "apiVersion" || l.key == "kind")) && !(n.Kind == yaml.MappingNode && i == 0 && l.item) {
			_, last := blockOf(lines, start)
			deepest := deepestLine(n.Content[i+step-1]) - 1
			if last < deepest || last >= next {
				t.Errorf("%s:%d: the block ends in line %d, want from %d to %d", name, start+1, last+1, deepest+1, next)
			}
			blocks++
		}
		blocks += checkBlocks(t, name, lines, n.Content[i+step-1], next)
	}
	return blocks
}

// deepestLine returns the last line that a node below n begins on.
func deepestLine(n *yaml.Node) int {
	line := n.Line
	for _, c := range n.Content {
		line = max(line, deepestLine(c))
	}
	return line
}

// BenchmarkScanAction reads a template action as long as its file: the time for a
// byte is to be that of other text.
func BenchmarkScanAction(b *testing.B) {
	text := "{{/*" + strings.Repeat("\n.", 1<<15)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		scan(text, templateSyntax)
	}
}
