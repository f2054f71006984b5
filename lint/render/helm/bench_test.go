package helm

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// benchmarkCharts are the charts of -charts, or the fixtures.
func benchmarkCharts(b *testing.B) []string {
	b.Helper()
	if *corpus != "" {
		var out []string
		for _, dir := range charts(*corpus) {
			if c, _ := Load(context.Background(), os.DirFS(dir), "."); c != nil && !c.broken {
				if _, err := helmRender(dir, Options{}); err == nil {
					out = append(out, dir)
				}
			}
		}
		return out
	}
	dir := b.TempDir()
	for _, name := range fixtures {
		if err := os.CopyFS(filepath.Join(dir, name), archive(b, name, ".")); err != nil {
			b.Fatal(err)
		}
	}
	return charts(dir)
}

// BenchmarkHelm renders charts with Helm's engine.
func BenchmarkHelm(b *testing.B) {
	dirs := benchmarkCharts(b)
	for b.Loop() {
		for _, dir := range dirs {
			if _, err := helmRender(dir, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkTraced renders the same charts with the trace, parsing each template
// text once in a run.
func BenchmarkTraced(b *testing.B) {
	dirs := benchmarkCharts(b)
	for b.Loop() {
		l := NewLoader()
		for _, dir := range dirs {
			c, _ := l.Load(context.Background(), os.DirFS(dir), ".")
			if _, problems := c.Render(context.Background(), Options{}); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	}
}
