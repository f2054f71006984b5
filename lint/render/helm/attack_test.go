package helm

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const goodTemplate = "-- templates/good.yaml --\nkind: Good\n"

// TestAttacks has charts made to exhaust whoever renders them. Each gives a
// Problem at its line, and the template beside it is rendered.
func TestAttacks(t *testing.T) {
	tests := []struct{ name, template, want string }{
		{"tpl recursion", `{{ define "a" }}{{ tpl "{{ include \"a\" . }}" . }}{{ end }}{{ include "a" . }}`, "nested more than 1000 deep"},
		{"include recursion", `{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}`, "nested more than 1000 deep"},
		{"template recursion", `{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}`, "nested more than 1000 deep"},
		{"doubling includes", doubling(40), "needs more than 1000000 steps"},
		{"doubling templates", strings.ReplaceAll(doubling(40), "include", "template"), "needs more than 1000000 steps"},
		{"doubling text", `{{ $s := "x" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}`, "MiB of text"},
		{"doubling lists", `{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}`, "steps"},
		{"range over a number", `{{ range 1000000000 }}{{ end }}`, "needs more than 1000000 steps"},
		{"until", `{{ range until 1000000000 }}{{ end }}`, "list of 1000000000 numbers"},
		{"untilStep", `{{ untilStep 0 1000000000 1 }}`, "list of 1000000000 numbers"},
		{"seq", `{{ seq 1000000000 }}`, "list of 1000000000 numbers"},
		{"repeat", `{{ repeat 1000000000 "abc" }}`, "repeat of 3 bytes 1000000000 times"},
		{"indent", `{{ indent 100000000 "a" }}`, "indent by 100000000"},
		{"replace", `{{ $s := repeat 100000 "a" }}{{ replace "a" $s $s }}`, "too long"},
		{"regex", `{{ $s := repeat 100000 "a" }}{{ regexReplaceAll "a" $s $s }}`, "too long"},
		{"printf", `{{ printf (repeat 100000 "%1000000d") 1 }}`, "printf pads"},
		{"cyclic dict printed", `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}`, "contains itself"},
		{"cyclic dict as YAML", `{{ $d := dict }}{{ $_ := set $d "d" (list $d) }}{{ toYaml $d }}`, "contains itself"},
		{"cyclic dict merged", `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ merge (dict) $d }}`, "contains itself"},
		{"cyclic dict quoted", `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ quote $d }}`, "contains itself"},
		{"shared dicts", `{{ $d := dict "a" 1 }}{{ range until 60 }}{{ $d = dict "a" $d "b" $d }}{{ end }}{{ toJson $d }}`, "steps"},
		{"slow password", `{{ range until 1000 }}{{ derivePassword 1 "long" "a" "b" "c" }}{{ end }}`, "steps"},
		{"equal lists", `{{ $x := list 1 }}{{ $z := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ $z = list $z $z }}{{ end }}{{ eq $x $z }}`, "non-comparable type"},
		{"a list as a number", `{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ add 1 $x }}`, "steps"},
		{"a list as a key", `{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ dict $x 1 }}`, "steps"},
		{"matches", `{{ $s := repeat 100000 "a" }}{{ range until 100000 }}{{ regexMatch "(a|b|c)*d" $s }}{{ end }}`, "steps"},
		{"a long expression", `{{ regexMatch (repeat 100000 "a?") "a" }}`, "regular expression of 200000 bytes"},
		{"random", `{{ randAlphaNum 1000000000 }}`, "too long"},
		{"environment", `{{ env "HOME" }}`, `function "env" not defined`},
		{"mark", `{{ kubevetPrint 0 }}`, `function "kubevetPrint" not defined`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fsys := chartOf("-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 0.1.0\n" + goodTemplate +
				"-- templates/bad.yaml --\n# first line\n" + test.template + "\n")
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			files, problems := load(t, fsys, "app").Render(t.Context(), Options{})
			got := lines(problems)
			runtime.ReadMemStats(&after)
			if len(got) != 1 || !strings.HasPrefix(got[0], "app/templates/bad.yaml:2:") || !strings.Contains(got[0], test.want) {
				t.Errorf("got %q", got)
			}
			if mib := int64(after.Sys-before.Sys) >> 20; mib > 700 {
				t.Errorf("needed %d MiB", mib)
			}
			if len(files) != 1 || string(files[0].Text) != "kind: Good\n" {
				t.Errorf("the other template gave %v", files)
			}
		})
	}
}

// doubling defines n templates of which each calls the next twice.
func doubling(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{{ define "d%d" }}{{ include "d%d" . }}{{ include "d%d" . }}{{ end }}`, i, i+1, i+1)
	}
	fmt.Fprintf(&b, `{{ define "d%d" }}x{{ end }}{{ include "d0" . }}`, n)
	return b.String()
}

func TestUntrustedFiles(t *testing.T) {
	const chart = "-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 0.1.0\n" + goodTemplate
	many := chartOf(chart)
	for i := range 20_001 {
		many[fmt.Sprintf("app/files/%d", i)] = &fstest.MapFile{}
	}
	large := chartOf(chart)
	large["app/files/big"] = &fstest.MapFile{Data: make([]byte, maxFile+1)}
	link := t.TempDir()
	if err := os.CopyFS(link, chartOf(chart)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(link, "app/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", filepath.Join(link, "app/loop")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(link)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if got := problemsOf(t, many, "app", Options{}); len(got) != 1 || !strings.Contains(got[0], "more than 20000 files") {
		t.Errorf("many files: %q", got)
	}
	if got := problemsOf(t, large, "app", Options{}); len(got) != 1 || !strings.HasPrefix(got[0], "app/files/big:0:") {
		t.Errorf("large file: %q", got)
	}
	got := problemsOf(t, root.FS(), "app", Options{})
	if !strings.Contains(strings.Join(got, "\n"), "too many levels of symbolic links") {
		t.Errorf("loop of links: %q", got)
	}
	if err := os.Remove(filepath.Join(link, "app/loop")); err != nil {
		t.Fatal(err)
	}
	got = problemsOf(t, root.FS(), "app", Options{})
	if len(got) != 1 || !strings.HasPrefix(got[0], "app/passwd:0:read chart: ") {
		t.Errorf("link out of the root: %q", got)
	}
}

func TestProblems(t *testing.T) {
	const chart = "-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 0.1.0\n"
	tests := []struct {
		name, files string
		opts        Options
		want        []string
	}{
		{"fail", "-- templates/a.yaml --\n\n{{ fail \"no: way\" }}", Options{}, []string{"app/templates/a.yaml:2:template does not render: no: way"}},
		{
			"required in a helper",
			"-- templates/a.yaml --\n{{ include \"h\" . }}\n-- templates/_h.tpl --\n{{ define \"h\" }}\n{{ required \"name it\" .Values.name }}{{ end }}",
			Options{},
			[]string{"app/templates/_h.tpl:2:app/templates/a.yaml does not render: name it"},
		},
		{"nil", "-- templates/a.yaml --\na:\n  b: {{ .Values.x.y.z }}", Options{}, []string{
			"app/templates/a.yaml:2:template does not render: nil pointer evaluating interface {}.y",
		}},
		{"syntax", "-- templates/a.yaml --\na:\n  b: {{ .Values.x", Options{}, []string{"app/templates/a.yaml:2:template does not parse: unclosed action"}},
		{"bad values", "-- values.yaml --\na: [\n", Options{}, []string{"app/values.yaml:2:yaml: line 2: did not find expected node content"}},
		{"missing values file", "", Options{ValuesFiles: []string{"none.yaml"}}, []string{"none.yaml:0:read none.yaml: file does not exist"}},
		{"missing dependency", "-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n  - name: db\n    version: 1\n    condition: db.enabled\n", Options{}, []string{
			`app/Chart.yaml:5:dependency "db" is not in charts/: run helm dependency build`,
		}},
		{"old Kubernetes", "-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 0.1.0\nkubeVersion: '>=1.30.0'\n", Options{KubeVersion: "1.29"}, []string{
			"app/Chart.yaml:4:chart requires Kubernetes >=1.30.0, which v1.29.0 is not",
		}},
		{"schema", "-- values.yaml --\na:\n  b: 1\n-- values.schema.json --\n{\"properties\": {\"a\": {\"properties\": {\"b\": {\"type\": \"string\"}}}}}", Options{}, []string{
			"app/values.yaml:2:a.b does not fit values.schema.json: got number, want string",
		}},
		{"remote schema", "-- values.schema.json --\n{\"$ref\": \"https://example.com/schema.json\"}", Options{}, []string{
			"app/values.schema.json:0:read values schema: schema refers to https://example.com/schema.json, and nothing outside of it is read",
		}},
		{"file schema", "-- values.schema.json --\n{\"$ref\": \"file:///etc/passwd\"}", Options{}, []string{
			"app/values.schema.json:0:read values schema: schema refers to file:///etc/passwd, and nothing outside of it is read",
		}},
		{"set", "-- templates/a.yaml --\n{{ .Values.a.b }}", Options{Set: []string{"a.b=1"}}, nil},
	}
	for _, test := range tests {
		files := test.files
		if !strings.HasPrefix(files, "-- Chart.yaml") {
			files = chart + files
		}
		if diff := cmp.Diff(test.want, problemsOf(t, chartOf(files+"\n"), "app", test.opts)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
