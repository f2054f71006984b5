package workspace

import (
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/document"
)

func TestExamples(t *testing.T) {
	tree := fstest.MapFS{
		"test/e2e/suite_test.go":           {},
		"test/cli/a/kyverno-test.yaml":     {},
		"clusters/test/app.yaml":           {},
		"tests/scripts/tool.py":            {},
		"apps-test/test_app.py":            {},
		"ui/e2e/login.spec.ts":             {},
		"vendor/modules.txt":               {},
		"releases/op-1.9.0.yaml":           {},
		"releases/op-1.10.1.yaml":          {},
		"releases/db-1.0.0.yaml":           {},
		"site/v2_0_0_full.yaml":            {},
		"site/v2_1_0_full.yaml":            {},
		"deploy/vendor/app.yaml":           {},
		"systemtest/src/main/RollingST.kt": {},
	}
	for _, tc := range []struct{ file, want string }{
		{"examples/app.yaml", "in an example"},
		{"config/samples/app.yaml", "in an example"},
		{"docs/install/app.yaml", "in documentation"},
		{"tests/__snapshot__/app.yaml", "in a test"},
		{"pkg/testdata/app.yaml", "in a test"},
		{"pkg/_testdata/x/app.yaml", "in a test"},
		{"charts/tests/__snapshots__/app.yaml", "in a test"},
		{"module/src/test/resources/app.yaml", "in a test"},
		{"test/e2e/manifests/app.yaml", "in a test"},
		{"test/conformance/app.yaml", "in a test"},
		{"ui/e2e/app.yaml", "in a test"},
		{"apps-test/app.yaml", "in a test"},
		{"systemtest/app.yaml", "in a test"},
		{"apps/.archive/db/app.yaml", "in an archive"},
		{"apps/_archived/app.yaml", "in an archive"},
		{"archive/app.yaml", "in an archive"},
		{"vendor/k8s.io/api/pod.yaml", "in what is not of this project"},

		{"third_party/cert-manager.yaml", "in what is not of this project"},
		{"hack/test-resources/pod.yaml", "in a test"},
		{"hack/invalid-examples/pod.yaml", "in an example"},
		{"releases/op-1.9.0.yaml", "in an older release"},
		{"site/v2_0_0_full.yaml", "in an older release"},

		// What is released last, be it of something else.
		{"releases/op-1.10.1.yaml", ""},
		{"releases/db-1.0.0.yaml", ""},
		{"site/v2_1_0_full.yaml", ""},
		// A name alone says that an environment is for testing, as others are.
		{"clusters/test/app.yaml", ""},
		{"tests/scripts/app.yaml", ""},
		{"deploy/vendor/app.yaml", ""},
		{"latest/app.yaml", ""},
		{"src/main/app.yaml", ""},
		{"archiver/app.yaml", ""},
		{"examples.yaml", ""},
		// What an argument names is wanted.
		{"named/examples/shop/app.yaml", ""},
		{"named/examples/shop/examples/app.yaml", "in an example"},
	} {
		e := &examples{fsys: tree, paths: []string{".", "named/examples"}}
		if got := e.of(&document.Source{Kind: document.Plain, Dir: "."}, &document.Document{File: tc.file}); got != tc.want {
			t.Errorf("%s is %q, want %q", tc.file, got, tc.want)
		}
	}
}

// What something outside of the examples applies is none.
func TestExamplesThatRun(t *testing.T) {
	e := &examples{fsys: fstest.MapFS{}, paths: []string{"."}}
	doc := &document.Document{File: "examples/base/app.yaml"}
	for _, tc := range []struct {
		src  document.Source
		want string
	}{
		{document.Source{Kind: document.Kustomization, Dir: "deploy"}, ""},
		{document.Source{Kind: document.Kustomization, Dir: "examples/overlay"}, "in an example"},
		{document.Source{Kind: document.Kustomization, Dir: "examples/base", By: "Kustomization apps", ByFile: "clusters/apps.yaml"}, ""},
		{document.Source{Kind: document.Chart, Dir: "examples/chart"}, "in an example"},
	} {
		if got := e.of(&tc.src, doc); got != tc.want {
			t.Errorf("%s %s by %q is %q, want %q", tc.src.Kind, tc.src.Dir, tc.src.By, got, tc.want)
		}
	}
}
