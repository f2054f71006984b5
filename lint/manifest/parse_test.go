package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

// describe writes what matters of an object on one line.
func describe(o *Object) string {
	return fmt.Sprintf("%s %s %q/%q at %s: %.20q", o.APIVersion, o.Kind, o.Namespace, o.Name,
		FormatPath(o.Path), o.Document.Text[o.Root.Start:o.Root.End])
}

func TestParseObjects(t *testing.T) {
	const pod = "apiVersion: v1\nkind: Pod\n"
	for _, test := range []struct {
		name, text    string
		want          []string
		notKubernetes int
		problems      int
	}{
		{name: "nothing", text: "# nothing\n---\n--- # at all\n~\n---\nnull\n"},
		{
			name: "a stream",
			text: "---\n" + pod + "metadata:\n  name: a\n---\n# c\n" + pod + "metadata: {name: b, namespace: x}\n",
			want: []string{
				`v1 Pod "default"/"a" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "x"/"b" at : "apiVersion: v1\nkind:"`,
			},
		},
		{
			name: "a broken document hides no other",
			text: pod + "---\na: [\n---\n" + pod + "---\n\tb\n---\n" + pod,
			want: []string{
				`v1 Pod "default"/"" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "default"/"" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "default"/"" at : "apiVersion: v1\nkind:"`,
			},
			problems: 2,
		},
		{
			name:          "not Kubernetes",
			text:          "a: 1\n---\nkind: Pod\n---\napiVersion: v1\nkind: 3\n---\napiVersion: ''\nkind: Pod\n---\n- x\n---\ntext\n---\n[]\n",
			notKubernetes: 7,
		},
		{
			name: "names",
			text: pod + "metadata: {generateName: job-}\n---\n" + pod + "metadata: {name: a, generateName: b-}\n---\n" + pod + "metadata: text\n---\n" + pod + "metadata: {name: 3, namespace: 4}\n",
			want: []string{
				`v1 Pod "default"/"job-*" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "default"/"a" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "default"/"" at : "apiVersion: v1\nkind:"`,
				`v1 Pod "default"/"" at : "apiVersion: v1\nkind:"`,
			},
		},
		{
			name: "cluster-scoped",
			text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, namespace: b}\n",
			want: []string{`v1 Namespace ""/"a" at : "apiVersion: v1\nkind:"`},
		},
		{
			name: "duplicate key, the last counts",
			text: pod + "metadata: {name: a, name: b}\nkind: Job\n",
			want: []string{`v1 Job "default"/"b" at : "apiVersion: v1\nkind:"`},
		},
		{
			name: "JSON",
			text: `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "é"}}`,
			want: []string{`v1 Pod "default"/"é" at : "{\"apiVersion\": \"v1\","`},
		},
		{
			name: "JSON values one after the other",
			text: `{"apiVersion":"v1","kind":"Pod"}{"apiVersion":"v1","kind":"Job"}` + "\n" + `{"a":{}}` + "\r\n\n\t" + `{"apiVersion":"v1","kind":"Node"}` + "\n",
			want: []string{
				`v1 Pod "default"/"" at : "{\"apiVersion\":\"v1\",\""`,
				`v1 Job "default"/"" at : "{\"apiVersion\":\"v1\",\""`,
				`v1 Node ""/"" at : "{\"apiVersion\":\"v1\",\""`,
			},
			notKubernetes: 1,
		},
		{
			name: "List",
			text: "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n- apiVersion: v1\n  kind: List\n  items:\n  - {apiVersion: v1, kind: Job}\n- kind: Pod\n",
			want: []string{
				`v1 Pod "default"/"" at items[0]: "apiVersion: v1\n  kin"`,
				`v1 Job "default"/"" at items[1].items[0]: "{apiVersion: v1, kin"`,
			},
			problems: 1,
		},
		{
			name: "typed list",
			text: "apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n- {kind: Other, metadata: {name: b}}\n",
			want: []string{
				`apps/v1 Deployment "default"/"a" at items[0]: "metadata: {name: a}"`,
				`apps/v1 Other "default"/"b" at items[1]: "{kind: Other, metada"`,
			},
		},
		{name: "empty list", text: "apiVersion: v1\nkind: List\nitems: []\n"},
		{
			name: "a kind that only sounds like a list",
			text: "apiVersion: example.com/v1\nkind: AllowList\nspec: {}\n",
			want: []string{`example.com/v1 AllowList "default"/"" at : "apiVersion: example."`},
		},
		{
			name: "aliased items are objects of their own",
			text: "apiVersion: v1\nkind: List\nitems:\n- &p {apiVersion: v1, kind: Pod}\n- *p\n",
			want: []string{
				`v1 Pod "default"/"" at items[0]: "{apiVersion: v1, kin"`,
				`v1 Pod "default"/"" at items[1]: "{apiVersion: v1, kin"`,
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Parse(&document.Document{File: "f.yaml", Text: []byte(test.text)})
			var got []string
			for _, o := range r.Objects {
				got = append(got, describe(o))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("objects (-want +got):\n%s", diff)
			}
			if r.NotKubernetes != test.notKubernetes || len(r.Problems) != test.problems {
				t.Errorf("%d not Kubernetes, problems %+v; want %d and %d", r.NotKubernetes, r.Problems, test.notKubernetes, test.problems)
			}
		})
	}
}

func TestParseNamespaceOfDocument(t *testing.T) {
	r := Parse(&document.Document{Namespace: "release", Text: []byte(
		"apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod\nmetadata: {namespace: own}\n---\napiVersion: v1\nkind: Node\n")})
	var got []string
	for _, o := range r.Objects {
		got = append(got, o.Namespace)
	}
	if diff := cmp.Diff([]string{"release", "own", ""}, got); diff != "" {
		t.Errorf("namespaces (-want +got):\n%s", diff)
	}
}

func TestParseProblemsThroughOrigin(t *testing.T) {
	text := "a: 1\n~: y\n"
	doc := &document.Document{File: "templates/a.yaml", Text: []byte(text), Origin: func(f document.Field) document.Location {
		if f.Path != nil || text[f.Start:f.Start+1] != "~" {
			t.Errorf("asked for %+v", f)
		}
		return document.Location{File: "values.yaml", Line: 7, Column: 3}
	}}
	want := []document.Problem{{File: "values.yaml", Line: 7, Column: 3, Message: errKey.Error()}}
	if diff := cmp.Diff(want, Parse(doc).Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestRepeatedKeys: of fields with one key the last is there, and says so.
func TestRepeatedKeys(t *testing.T) {
	for text, want := range map[string]map[string]bool{
		"a: 1\nb: 2\na: 3\n":                    {"a": true, "b": false},
		"1: a\n\"1\": b\nyes: a\n\"true\": b\n": {"1": true, "true": true},
		"\uFEFFé: 1\né: 2\n":                    {"é": true},
		"a: &a {x: 1}\nb: {<<: *a, x: 2}\n":     {"a": false, "b": false},
	} {
		root, faults := parseOne(text)
		got := map[string]bool{}
		for _, f := range root.Fields {
			got[f.Key] = f.Repeats || repeats(f.Value)
		}
		if diff := cmp.Diff(want, got); diff != "" || len(faults) > 0 {
			t.Errorf("%q (-want +got):\n%s%v", text, diff, faults)
		}
	}
}

// A tree is a Node with the text in its span in place of offsets.
type tree struct {
	Text   string
	Value  any
	Fields []branch
	Items  []tree
}

type branch struct {
	Key, KeyText string
	Value        tree
}

func treeOf(text string, n *Node) tree {
	t := tree{Text: text[n.Start:n.End], Value: n.Value}
	for _, f := range n.Fields {
		t.Fields = append(t.Fields, branch{f.Key, text[f.KeyStart:f.KeyEnd], treeOf(text, f.Value)})
	}
	for _, item := range n.Items {
		t.Items = append(t.Items, treeOf(text, item))
	}
	return t
}

func TestParseNodes(t *testing.T) {
	leaf := func(text string, value any) tree { return tree{Text: text, Value: value} }
	for _, test := range []struct {
		name, text string
		want       tree
	}{
		{"plain", "a: b c # d\n", tree{Text: "a: b c", Fields: []branch{{"a", "a", leaf("b c", "b c")}}}},
		{"number", "0x1F: 0777\n", tree{Text: "0x1F: 0777", Fields: []branch{{"31", "0x1F", leaf("0777", int64(511))}}}},
		{"multi-line plain", "a: é b\n   c\n\n   d  \nx: 1\n", tree{Text: "a: é b\n   c\n\n   d  \nx: 1", Fields: []branch{
			{"a", "a", leaf("é b\n   c\n\n   d", "é b c\nd")}, {"x", "x", leaf("1", int64(1))},
		}}},
		{"quoted", `'a''b' : "c\"d"`, tree{Text: `'a''b' : "c\"d"`, Fields: []branch{{"a'b", `'a''b'`, leaf(`"c\"d"`, `c"d`)}}}},
		{"empty values", "a:\n? b\n? c\n:\nd: # e\n", tree{Text: "a:\n? b\n? c\n:\nd:", Fields: []branch{
			{"a", "a", leaf("", nil)}, {"b", "b", leaf("", nil)}, {"c", "c", leaf("", nil)}, {"d", "d", leaf("", nil)},
		}}},
		{"empty items", "-\n- # a\n- b\n", tree{Text: "-\n- # a\n- b", Items: []tree{leaf("", nil), leaf("", nil), leaf("b", "b")}}},
		{"literal", "a: |+ # x\n  b\n   c\n\nd: >-\n  e\n  f\n", tree{Text: "a: |+ # x\n  b\n   c\n\nd: >-\n  e\n  f", Fields: []branch{
			{"a", "a", leaf("|+ # x\n  b\n   c", "b\n c\n\n")}, {"d", "d", leaf(">-\n  e\n  f", "e f")},
		}}},
		{"literal with explicit indentation", "a:\n  b: |2-\n      c\n    d\n", tree{Text: "a:\n  b: |2-\n      c\n    d", Fields: []branch{
			{"a", "a", tree{Text: "b: |2-\n      c\n    d", Fields: []branch{{"b", "b", leaf("|2-\n      c\n    d", "  c\nd")}}}},
		}}},
		{"literal that ends in a line of spaces", "a: |\n\n  b\n    \n \nc: >2\n   \nd: 1\n", tree{Text: "a: |\n\n  b\n    \n \nc: >2\n   \nd: 1", Fields: []branch{
			{"a", "a", leaf("|\n\n  b\n    ", "\nb\n  \n")}, {"c", "c", leaf(">2\n   ", " \n")}, {"d", "d", leaf("1", int64(1))},
		}}},
		{"empty literal", "a: |  # x\nb: 1\n", tree{Text: "a: |  # x\nb: 1", Fields: []branch{{"a", "a", leaf("|", "")}, {"b", "b", leaf("1", int64(1))}}}},
		{"flow", "{a: [1, 'x', ] , \"b\":{c: }, d}\n", tree{Text: "{a: [1, 'x', ] , \"b\":{c: }, d}", Fields: []branch{
			{"a", "a", tree{Text: "[1, 'x', ]", Items: []tree{leaf("1", int64(1)), leaf("'x'", "x")}}},
			{"b", `"b"`, tree{Text: "{c: }", Fields: []branch{{"c", "c", leaf("", nil)}}}},
			{"d", "d", leaf("", nil)},
		}}},
		{"pair in a flow sequence", "[a: b, {c: d}]", tree{Text: "[a: b, {c: d}]", Items: []tree{
			{Text: "a: b", Fields: []branch{{"a", "a", leaf("b", "b")}}},
			{Text: "{c: d}", Fields: []branch{{"c", "c", leaf("d", "d")}}},
		}}},
		{"tags and anchors", "a: !!str &x 1\nb: &y !!int '2'\n&z c: &w\nd: !!str\ne: *x\n", tree{
			Text: "a: !!str &x 1\nb: &y !!int '2'\n&z c: &w\nd: !!str\ne: *x", Fields: []branch{
				{"a", "a", leaf("!!str &x 1", "1")},
				{"b", "b", leaf("!!int '2'", int64(2))},
				{"c", "c", leaf("", nil)},
				{"d", "d", leaf("!!str", "")},
				{"e", "e", leaf("!!str &x 1", "1")},
			},
		}},
		{"anchored collections", "a: &x\n  b: 1\nc: &y\n- &z [1]\n", tree{Text: "a: &x\n  b: 1\nc: &y\n- &z [1]", Fields: []branch{
			{"a", "a", tree{Text: "b: 1", Fields: []branch{{"b", "b", leaf("1", int64(1))}}}},
			{"c", "c", tree{Text: "- &z [1]", Items: []tree{{Text: "[1]", Items: []tree{leaf("1", int64(1))}}}}},
		}}},
		{"merge gives way to what follows and replaces what precedes", "a: &a {x: 1, z: 2}\nb:\n  x: 3\n  <<: *a\n  z: 4\n", tree{
			Text: "a: &a {x: 1, z: 2}\nb:\n  x: 3\n  <<: *a\n  z: 4", Fields: []branch{
				{"a", "a", tree{Text: "{x: 1, z: 2}", Fields: []branch{{"x", "x", leaf("1", int64(1))}, {"z", "z", leaf("2", int64(2))}}}},
				{"b", "b", tree{Text: "x: 3\n  <<: *a\n  z: 4", Fields: []branch{{"x", "x", leaf("1", int64(1))}, {"z", "z", leaf("4", int64(4))}}}},
			},
		}},
		{"merge of a list, the first prevails", "<<: [{x: 1}, {x: 2, z: 3}]\n", tree{
			Text: "<<: [{x: 1}, {x: 2, z: 3}]", Fields: []branch{{"z", "z", leaf("3", int64(3))}, {"x", "x", leaf("1", int64(1))}},
		}},
		{"CRLF", "a:\r\n- |\r\n  b\r\n  c\r\n- 'd\r\n\r\n  e'\r\n", tree{Text: "a:\r\n- |\r\n  b\r\n  c\r\n- 'd\r\n\r\n  e'", Fields: []branch{
			{"a", "a", tree{Text: "- |\r\n  b\r\n  c\r\n- 'd\r\n\r\n  e'", Items: []tree{leaf("|\r\n  b\r\n  c", "b\nc\n"), leaf("'d\r\n\r\n  e'", "d\ne")}}},
		}}},
		{"after a marker", "--- !!str\n3\n", leaf("!!str\n3", "3")},
		{"byte order mark", "\uFEFFé: 1\n", tree{Text: "é: 1", Fields: []branch{{"é", "é", leaf("1", int64(1))}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, faults := parseOne(test.text)
			if root == nil || len(faults) > 0 {
				t.Fatalf("faults %v", faults)
			}
			if diff := cmp.Diff(test.want, treeOf(test.text, root)); diff != "" {
				t.Errorf("nodes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseSharesAnchoredNodes(t *testing.T) {
	root, _ := parseOne("a: &a {b: 1}\nc: *a\nd: {<<: *a}\n")
	if a, c := root.Field("a").Value, root.Field("c").Value; a != c {
		t.Error("the alias leads to another node than the anchor")
	}
	if a, d := root.Field("a").Value, root.Field("d").Value; a.Field("b").Value != d.Field("b").Value {
		t.Error("the merged field has another value than the anchor's")
	}
}

func TestParseBounds(t *testing.T) {
	nested := func(open, shut string, n int) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(shut, n)
	}
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 9; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10))
	}
	chain := "a0: &a0 [x]\n"
	for i := 1; i < 400; i++ {
		chain += fmt.Sprintf("a%d: &a%d [[[*a%d]]]\n", i, i, i-1)
	}
	merges := "a: &a {" + nestedKeys(2000) + "}\nb:\n" + strings.Repeat("- <<: *a\n", 300)
	nulls := strings.Repeat("~: 1\n", 100)
	for _, test := range []struct{ name, text, want string }{
		{"deep", nested("[", "]", 999), ""},
		{"too deep", nested("[", "]", 1000), "1:1001 " + tooDeep},
		{"far too deep for the parser", nested("[", "]", 20000), "1:1 " + tooDeep},
		{"too deep in blocks", nested("- ", "", 1000), "1:2001 " + tooDeep},
		{"many aliases", "- &a x\n" + strings.Repeat("- *a\n", 1000), ""},
		{"billion laughs", laughs, "6:20 aliases blow the document up to more than 400000 values"},
		{"too deep by aliases", chain, "334:16 " + tooDeep},
		{"too much merged", merges, "202:7 aliases blow the document up to more than 400000 values"},
		{"endless null keys", nulls, "21:1 80 more problems in this YAML document"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Parse(&document.Document{Text: []byte(test.text)})
			got := ""
			if n := len(r.Problems); n > 0 {
				p := r.Problems[n-1]
				got = fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message)
			}
			if got != test.want {
				t.Errorf("last problem %q, want %q", got, test.want)
			}
		})
	}
}

func nestedKeys(n int) string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf("k%d: 1", i)
	}
	return strings.Join(keys, ", ")
}
