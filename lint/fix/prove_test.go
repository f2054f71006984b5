package fix

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

// TestBlame makes two fixes of the same field at once, one of which changes an
// overlay that has no such finding: that one is blamed by the first attempt.
func TestBlame(t *testing.T) {
	pod := func(name, context string) *fstest.MapFile {
		return &fstest.MapFile{Mode: 0o644, Data: []byte("apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + `
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.1.0
` + context)}
	}
	tree := fstest.MapFS{
		"base/kustomization.yaml": {Data: []byte("resources: [api.yaml]\n")},
		"base/api.yaml":           pod("api", "      securityContext:\n        runAsNonRoot: true\n"),
		"prod/kustomization.yaml": {Data: []byte("resources: [../base]\nnamePrefix: prod-\n")},
		"dev/kustomization.yaml": {Data: []byte(`resources: [../base, ui.yaml]
patches:
  - target: {kind: Pod, name: api}
    patch: |
      - op: remove
        path: /spec/containers/0/securityContext
`)},
		"dev/ui.yaml": pod("ui", ""),
	}
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Load(t.Context(), workspace.Options{
		FS: tree, Paths: []string{"."},
		Rules: workspace.Rules{Set: rules, Selection: rule.Selection{Select: []string{"run-as-non-root-not-enforced"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	f := newFixer(w, Options{Unsafe: true})
	r, err := w.Report(nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.attempt(t.Context(), f.candidates(r))
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, c := range a.made {
		got[c.file] = a.failed[c]
	}
	want := map[string]string{
		"base/api.yaml": "it would change spec.securityContext of Pod prod-api as well",
		"dev/ui.yaml":   "",
	}
	if diff := cmp.Diff(want, got); diff != "" || a.reason != "" {
		t.Errorf("what speaks against the fixes (-want +got):\n%s; in general: %q", diff, a.reason)
	}
}
