package helm

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kubevet/kubevet/lint/document"
)

// FuzzTemplate renders any text as a template. Whatever it is, nothing may
// panic or run away, and every location must be a line of a file that exists.
func FuzzTemplate(f *testing.F) {
	shop, err := txtar.ParseFile(filepath.Join("testdata", "shop.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range fixtures {
		a, err := txtar.ParseFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasPrefix(file.Name, "templates/") {
				f.Add(string(file.Data), 10, 30, "x")
			}
		}
	}
	loader := NewLoader()
	f.Fuzz(func(t *testing.T, text string, start, end int, missing string) {
		fsys := filesOf(shop, "app")
		fsys["app/templates/web/deployment.yaml"].Data = []byte(text)
		c, problems := loader.Load(context.Background(), fsys, "app")
		if c == nil {
			t.Fatal(problems)
		}
		files, problems := c.Render(context.Background(), Options{Limits: Limits{Steps: 20_000, Output: 1 << 20}})
		check := func(l document.Location) {
			file := fsys[l.File]
			if file == nil {
				t.Fatalf("no file %q", l.File)
			}
			if n := strings.Count(string(file.Data), "\n") + 1; l.Line < 0 || l.Line > n {
				t.Fatalf("%s has no line %d", l.File, l.Line)
			}
		}
		for _, p := range problems {
			check(document.Location{File: p.File, Line: p.Line})
		}
		for _, file := range files {
			if file.Origin == nil {
				continue
			}
			lo, hi := min(max(start, 0), len(file.Text)), min(max(end, 0), len(file.Text))
			for _, field := range []document.Field{
				{Path: []any{"a"}, Start: min(lo, hi), End: hi},
				{Path: []any{"a", missing}, Start: min(lo, hi), End: hi, Missing: []any{missing}},
				{Path: []any{missing}, Start: 0, End: 0, Missing: []any{missing}},
				{Path: []any{"a", 0, missing}, Start: min(lo, hi), End: hi, Missing: []any{missing}},
			} {
				l := file.Origin(field)
				check(l)
				for _, r := range l.Related {
					check(r.Location)
				}
			}
		}
	})
}
