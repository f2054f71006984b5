package discover

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzDiscover feeds any text to the files that discovery parses: it must come
// back, with the plain file in at most one bundle.
func FuzzDiscover(f *testing.F) {
	for _, file := range txtar.Parse([]byte(overlays)).Files {
		f.Add(string(file.Data), "name: x\n", "*.yaml\n")
	}
	f.Add("kind: Component\n", "type: library\n", "/**/a\n[a\n!\\ \n")
	f.Add("a: &a [*a]\nresources: *a\n", "- x\n", "x/**/\r\n")
	f.Add("resources: [., .., ../k, x.yaml]\n", "\x00", "\xff")
	f.Fuzz(func(t *testing.T, kustomization, chart, ignore string) {
		fsys := fstest.MapFS{
			"k/kustomization.yaml": {Data: []byte(kustomization)},
			"c/Chart.yaml":         {Data: []byte(chart)},
			".gitignore":           {Data: []byte(ignore)},
			"k/x.yaml":             {},
		}
		sources, _, err := Sources(context.Background(), fsys, []string{".", "k/x.yaml"}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		files := 0
		for _, s := range sources {
			files += len(s.Files)
		}
		if files > 3 {
			t.Errorf("sources %v hold a file twice", sources)
		}
	})
}
