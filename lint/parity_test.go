package lint_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// TestChartAsTemplated lints a chart, and what Helm's own engine renders of it
// as plain YAML: apart from the places the findings are the same.
func TestChartAsTemplated(t *testing.T) {
	chart := filepath.Join(trees, "shop", "charts", "catalog")
	strict := func(o *lint.Options) { o.Rules.Selection.Profile = rule.Strict }
	fromChart, _ := run(t, absolute(t, "."), []string{chart}, strict, func(o *lint.Options) {
		o.Render.Set = []string{"indexer.hostNetwork=true"}
	})
	rendered := t.TempDir()
	templateChart(t, chart, rendered)
	fromYAML, _ := run(t, rendered, []string{"."}, strict)
	want, got := findingsByName(fromYAML), findingsByName(fromChart)
	if len(want) == 0 {
		t.Fatal("the rendered chart has no findings")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings of the rendered YAML (-) and the chart (+):\n%s", diff)
	}
}

// templateChart writes what helm template prints of a chart into a directory,
// a file a template.
func templateChart(t *testing.T, dir, into string) {
	t.Helper()
	c, err := loader.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]any{"indexer": map[string]any{"hostNetwork": true}}
	if err := chartutil.ProcessDependenciesWithMerge(c, values); err != nil {
		t.Fatal(err)
	}
	render, err := chartutil.ToRenderValues(c, values, chartutil.ReleaseOptions{Name: "release-name", Namespace: "default"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := engine.Render(c, render)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if filepath.Ext(name) != ".yaml" {
			continue
		}
		file := filepath.Join(into, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(file, []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// findingsByName lists findings without their places. Whether a Secret is
// written by hand or rendered from values makes a difference on purpose.
func findingsByName(r report.Report) []string {
	var names []string
	for _, f := range r.Findings {
		if f.Rule.ID != "plaintext-secret-manifest" {
			names = append(names, strings.Join([]string{f.Rule.ID, f.Object.Kind, f.Object.Namespace, f.Object.Name, f.Path, f.Message}, " | "))
		}
	}
	slices.Sort(names)
	return names
}
