package rule_test

import (
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/rule"
)

// tree is one of policies with a rule and what is generated of it.
func tree(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{
		"lib/workloads.json": {Data: []byte(`{"Pod": [{"template": []}]}`)},
		"pods/a.rego": {Data: []byte(`# METADATA
# title: A
# description: B
# related_resources:
#   - ref: https://example.com
#     description: C
# custom:
#   severity: high
#   profile: strict
#   kinds: [workload]
#   models: [rbac, claims]
#   masks: true
#   parameters: {names: [a]}
package kubevet.pods.a
`)},
		"pods/a.txtar": {Data: []byte("-- bad.yaml --\na: 1\n-- good.yaml --\na: \\n\n")},
	}
	set, err := rule.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	index, err := set.Index()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{rule.IndexFile: index, rule.PlanFile: "a plan\n"} {
		file, err := rule.Generated(files, text)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(file)}
	}
	return files
}

// TestOpenRefuses opens generated files that are stale or spoilt.
func TestOpenRefuses(t *testing.T) {
	const (
		stale   = "the policies have changed since it was generated"
		spoilt  = "it has changed since it was generated"
		foreign = "the first line is not that of a generated file"
	)
	if set, err := rule.Open(tree(t)); err != nil || set.Plan != "a plan\n" || !set.Rules[0].Masks {
		t.Fatalf("%v; %+v", err, set)
	}
	replace := func(old, new string) func(string) string {
		return func(s string) string {
			changed := strings.Replace(s, old, new, 1)
			if changed == s {
				t.Errorf("%q is not in %q", old, s)
			}
			return changed
		}
	}
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for name, test := range map[string]struct {
		file   string
		change func(string) string
		want   string
	}{
		"index with CRLF":      {rule.IndexFile, crlf, rule.IndexFile + ": " + foreign},
		"plan with CRLF":       {rule.PlanFile, crlf, rule.PlanFile + ": " + foreign},
		"lines with CRLF":      {rule.IndexFile, func(s string) string { return strings.TrimSuffix(s, "\n") + "\r\n" }, spoilt},
		"Rego with CRLF":       {"pods/a.rego", crlf, stale},
		"another Rego":         {"pods/a.rego", replace("high", "info"), stale},
		"another example":      {"pods/a.txtar", replace("a: 1", "a: 2"), stale},
		"another table":        {"lib/workloads.json", replace("Pod", "Job"), stale},
		"another index":        {rule.IndexFile, replace("\thigh\t", "\tinfo\t"), spoilt},
		"index without an end": {rule.IndexFile, func(s string) string { return s[:len(s)-9] }, spoilt},
		"empty plan":           {rule.PlanFile, func(string) string { return "" }, rule.PlanFile + ": " + foreign},
		"another form":         {rule.PlanFile, replace("kubevet 4 ", "kubevet 1 "), "the form is 1"},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree(t)
			files[test.file] = &fstest.MapFile{Data: []byte(test.change(string(files[test.file].Data)))}
			if _, err := rule.Open(files); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	files := tree(t)
	maps.Copy(files, fstest.MapFS{"pods/b.rego": files["pods/a.rego"]})
	if _, err := rule.Open(files); err == nil || !strings.Contains(err.Error(), stale) {
		t.Errorf("with another policy: %v", err)
	}
}

// TestIndexRefuses reads an index whose fields are not as they are written.
func TestIndexRefuses(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"\thigh\t", "\tHIGH\t", `"HIGH" is not a severity`},
		{"\tstrict\t", "\t\t", `"" is not a profile`},
		{"rbac", "Rbac", `"Rbac" is not a model`},
		{"\ttrue\t", "\tTrue\t", `"True"`},
		{"\ttrue\t", "\ttrue\r\t", `"true\r"`},
		{"\ttrue\t", "\ttrue", "a line has"},
		{`a: \\n`, `a: \x`, `\x`},
	} {
		files := tree(t)
		text, _ := fs.ReadFile(files, rule.IndexFile)
		_, index, _ := strings.Cut(string(text), "\n")
		changed := strings.Replace(index, test.old, test.new, 1)
		if changed == index {
			t.Errorf("%q is not in %q", test.old, index)
		}
		file, err := rule.Generated(files, changed)
		if err != nil {
			t.Fatal(err)
		}
		files[rule.IndexFile] = &fstest.MapFile{Data: []byte(file)}
		if _, err := rule.Open(files); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.new, err, test.want)
		}
	}
}

// TestMetadataRefuses loads a rule whose METADATA has a word that is none.
func TestMetadataRefuses(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"severity: high", "severity: HIGH", `pods/a.rego:8: METADATA: "HIGH" is not a severity: critical, high, medium, low, info`},
		{"severity: high", "severity:", "severity is missing"},
		{"profile: strict", "profile: stict", `pods/a.rego:9: METADATA: "stict" is not a profile: recommended, strict, optional`},
		{"[rbac, claims]", "[rbac, claim]", `"claim" is not a model: rbac, network, supply, claims, availability, order`},
	} {
		files := tree(t)
		rego := strings.Replace(string(files["pods/a.rego"].Data), test.old, test.new, 1)
		files["pods/a.rego"] = &fstest.MapFile{Data: []byte(rego)}
		if _, err := rule.Load(files); err == nil || !strings.Contains(err.Error(), "pods/a.rego") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.new, err, test.want)
		}
	}
}
