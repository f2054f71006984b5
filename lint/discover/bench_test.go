package discover

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/files"
)

// BenchmarkDiscover walks a repository of 200 charts, 600 kustomizations and
// 4000 plain files.
func BenchmarkDiscover(b *testing.B) {
	root := b.TempDir()
	put := func(name, text string) {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	put(".git/HEAD", "")
	put(".gitignore", strings.Repeat("node_modules/\n*.log\n/build\n**/gen/*.yaml\n!**/gen/keep.yaml\n", 6))
	for i := range 200 {
		chart, app, plain := fmt.Sprintf("charts/c%d/", i), fmt.Sprintf("apps/a%d/", i), fmt.Sprintf("plain/p%d/", i)
		put(chart+"Chart.yaml", "name: c\n")
		put(chart+"values.yaml", "")
		put(chart+"templates/deployment.yaml", "")
		put(app+"base/kustomization.yaml", "resources: [deployment.yaml, service.yaml]\n")
		put(app+"base/deployment.yaml", "")
		put(app+"base/service.yaml", "")
		for _, overlay := range []string{"prod", "test"} {
			put(app+overlay+"/kustomization.yaml", "resources: [../base]\npatches: [path: patch.yaml]\n")
			put(app+overlay+"/patch.yaml", "")
		}
		for j := range 20 {
			put(fmt.Sprintf("%sx%d.yaml", plain, j), "")
		}
	}
	fsys, err := files.Open(root)
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{".", "apps/a0/base/service.yaml", "plain/p0/x0.yaml"} {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				sources, problems, err := Sources(context.Background(), fsys, []string{path}, Options{})
				if err != nil || len(sources) == 0 || problems != nil {
					b.Fatal(sources, problems, err)
				}
			}
		})
	}
}
