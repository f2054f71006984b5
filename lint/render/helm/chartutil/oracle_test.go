package chartutil_test

import (
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"helm.sh/helm/v3/pkg/chart"
	helm "helm.sh/helm/v3/pkg/chartutil"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"
)

// TestVersions holds the versions of Kubernetes' API, Helm's own version and the
// parsing of versions against Helm.
func TestVersions(t *testing.T) {
	for _, version := range []string{"1.34", "v1.29.3", "1.30.2-gke.100", "1", "", "one"} {
		got, err := chartutil.NewCapabilities(version, "example.com/v1")
		want, wantErr := helm.ParseKubeVersion(version)
		if (err == nil) != (wantErr == nil) {
			t.Errorf("%q: %v, not %v", version, err, wantErr)
		}
		if err != nil || wantErr != nil {
			continue
		}
		if diff := cmp.Diff(chartutil.KubeVersion(*want), got.KubeVersion); diff != "" {
			t.Errorf("%q (-want +got):\n%s", version, diff)
		}
		if diff := cmp.Diff(append([]string(helm.DefaultVersionSet), "example.com/v1"), []string(got.APIVersions)); diff != "" {
			t.Errorf("API versions (-want +got):\n%s", diff)
		}
		if got.HelmVersion.Version != helm.DefaultCapabilities.HelmVersion.Version {
			t.Errorf("Helm %s, not %s", got.HelmVersion.Version, helm.DefaultCapabilities.HelmVersion.Version)
		}
	}
}

// TestValues holds the values of random charts, with dependencies that conditions
// and tags switch, aliases, globals, nulls and imported values, against Helm.
func TestValues(t *testing.T) {
	log.SetOutput(io.Discard) // Helm warns there
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	rendered, failed := 0, 0
	for seed := range uint64(1200) {
		random := rand.New(rand.NewPCG(seed, 1))
		g := generator{random}
		c, user := g.chart("root", 0), g.table(0)
		ours, theirs := copyOf(c), copyOf(c)

		err := chartutil.ProcessDependencies(ours, copyTable(user))
		wantErr := helm.ProcessDependenciesWithMerge(theirs, copyTable(user))
		if err == nil && wantErr == nil {
			var values chartutil.Values
			var want helm.Values
			values, err = chartutil.RenderValues(ours, copyTable(user), "web", "shop", nil)
			want, wantErr = helm.ToRenderValuesWithSchemaValidation(theirs, copyTable(user),
				helm.ReleaseOptions{Name: "web", Namespace: "shop", Revision: 1, IsInstall: true}, nil, true)
			if err == nil && wantErr == nil {
				rendered++
				for _, key := range []string{"Chart", "Release", "Values"} {
					if diff := cmp.Diff(plain(want[key]), plain(values[key])); diff != "" {
						t.Fatalf("seed %d: %s (-want +got):\n%s", seed, key, diff)
					}
				}
			}
		}
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Fatalf("seed %d: %v, not %v", seed, err, wantErr)
		}
		if err != nil {
			failed++
			continue
		}
		if diff := cmp.Diff(shape(theirs), shape(ours)); diff != "" {
			t.Fatalf("seed %d: charts (-want +got):\n%s", seed, diff)
		}
	}
	if rendered < 400 || failed < 20 {
		t.Errorf("%d rendered and %d failed, which tests little", rendered, failed)
	}
}

// plain drops the names of types.
func plain(v any) any {
	switch v := v.(type) {
	case chartutil.Values:
		return map[string]any(v)
	case helm.Values:
		return map[string]any(v)
	}
	return v
}

// shape is what a chart has become.
func shape(c *chart.Chart) any {
	var children []any
	for _, d := range c.Dependencies() {
		children = append(children, shape(d))
	}
	return []any{c.Metadata, c.Values, children}
}

// TestLookups holds the methods that templates can call against Helm.
func TestLookups(t *testing.T) {
	for seed := range uint64(2000) {
		g := generator{rand.New(rand.NewPCG(seed, 2))}
		table := g.table(0)
		path := g.path()
		gotTable, err := chartutil.Values(table).Table(path)
		wantTable, wantErr := helm.Values(table).Table(path)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || !cmp.Equal(map[string]any(gotTable), map[string]any(wantTable)) {
			t.Fatalf("%v at %s: %v, %v, not %v, %v", table, path, gotTable, err, wantTable, wantErr)
		}
		got, err := chartutil.Values(table).PathValue(path)
		want, wantErr := helm.Values(table).PathValue(path)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || !cmp.Equal(got, want) {
			t.Fatalf("%v at %s: %v, %v, not %v, %v", table, path, got, err, want, wantErr)
		}
		text, _ := chartutil.Values(table).YAML()
		if wantText, _ := helm.Values(table).YAML(); text != wantText {
			t.Fatalf("YAML %q, not %q", text, wantText)
		}
	}
}

// A generator makes charts and values of few names, so that they meet.
type generator struct{ *rand.Rand }

var names = []string{"db", "cache", "global", "tags", "on", "exports", "web", "a"}

func (g generator) name() string { return names[g.IntN(len(names))] }

func (g generator) path() string {
	path := g.name()
	for range g.IntN(3) {
		path += "." + g.name()
	}
	return path
}

func (g generator) value(depth int) any {
	switch g.IntN(8) {
	case 0:
		return nil
	case 1:
		return true
	case 2:
		return false
	case 3:
		return []any{"x", float64(g.IntN(3))}
	case 4:
		return fmt.Sprint("v", g.IntN(5))
	}
	if depth > 2 {
		return float64(g.IntN(5))
	}
	return g.table(depth + 1)
}

func (g generator) table(depth int) map[string]any {
	m := make(map[string]any)
	for range g.IntN(5) {
		name := g.name()
		if name == "global" {
			// In globals within globals the order of Go's maps decides, in Helm too.
			m[name] = g.flat()
			continue
		}
		m[name] = g.value(depth)
	}
	return m
}

// flat makes globals, of one more level.
func (g generator) flat() any {
	if g.IntN(5) == 0 {
		return g.value(9)
	}
	m := make(map[string]any)
	for range g.IntN(4) {
		inner := make(map[string]any)
		for range g.IntN(3) {
			inner[names[3+g.IntN(5)]] = fmt.Sprint(g.IntN(5))
		}
		m[names[3+g.IntN(5)]] = []any{inner, nil, "x", true}[g.IntN(4)]
	}
	return m
}

func (g generator) chart(name string, depth int) *chart.Chart {
	version := []string{"1.0.0", "1.2.0", "2.0.0"}[g.IntN(3)]
	c := &chart.Chart{Metadata: &chart.Metadata{Name: name, Version: version, APIVersion: "v2"}, Values: g.table(0)}
	if depth > 2 {
		return c
	}
	for range g.IntN(4) {
		dependency := g.chart([]string{"db", "cache", "web"}[g.IntN(3)], depth+1)
		c.AddDependency(dependency)
	}
	for range g.IntN(4) {
		d := &chart.Dependency{Name: []string{"db", "cache", "web"}[g.IntN(3)], Version: []string{"", ">=1", "1.x", "^2", "*", "bad version"}[g.IntN(6)]}
		if g.IntN(3) == 0 {
			d.Alias = []string{"web", "a", "on"}[g.IntN(3)]
		}
		if g.IntN(2) == 0 {
			d.Condition = g.path() + "," + g.path()
		}
		for range g.IntN(3) {
			d.Tags = append(d.Tags, g.name())
		}
		for range g.IntN(3) {
			if g.IntN(2) == 0 {
				d.ImportValues = append(d.ImportValues, g.name())
			} else {
				d.ImportValues = append(d.ImportValues, map[string]any{"child": g.path(), "parent": []string{".", "in", "in.to"}[g.IntN(3)]})
			}
		}
		c.Metadata.Dependencies = append(c.Metadata.Dependencies, d)
	}
	return c
}

// copyOf copies a chart all the way down.
func copyOf(c *chart.Chart) *chart.Chart {
	metadata := *c.Metadata
	metadata.Dependencies = nil
	for _, d := range c.Metadata.Dependencies {
		copied := *d
		metadata.Dependencies = append(metadata.Dependencies, &copied)
	}
	out := &chart.Chart{Metadata: &metadata, Values: copyTable(c.Values)}
	for _, d := range c.Dependencies() {
		out.AddDependency(copyOf(d))
	}
	return out
}

func copyTable(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for k, v := range m {
		if table, ok := v.(map[string]any); ok {
			v = copyTable(table)
		}
		out[k] = v
	}
	return out
}

// TestSelf holds that a chart that imports a map into itself is refused. Helm's stack
// overflows.
func TestSelf(t *testing.T) {
	c := &chart.Chart{Metadata: &chart.Metadata{Name: "root", Version: "1.0.0", APIVersion: "v2"}}
	c.AddDependency(&chart.Chart{
		Metadata: &chart.Metadata{Name: "db", Version: "1.0.0", APIVersion: "v2"},
		Values:   map[string]any{"a": map[string]any{"b": map[string]any{"c": map[string]any{}}}},
	})
	c.Metadata.Dependencies = []*chart.Dependency{{Name: "db", ImportValues: []any{
		map[string]any{"child": "a", "parent": "."},
		map[string]any{"child": "a", "parent": "b.c"},
		map[string]any{"child": "a", "parent": "b.c"},
	}}}
	if err := chartutil.ProcessDependencies(c, nil); err == nil || !strings.Contains(err.Error(), "contain themselves") {
		t.Errorf("%v", err)
	}
}
