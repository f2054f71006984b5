package lint_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

// fixes returns the fixes of a tree, unsafe ones too.
func fixes(t testing.TB, fsys fs.FS, change ...func(*lint.Options)) report.Fixes {
	t.Helper()
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	opts := lint.Options{FS: fsys, Paths: []string{"."}, Rules: workspace.Rules{Set: rules}}
	for _, c := range change {
		c(&opts)
	}
	f, err := lint.Fix(t.Context(), opts, fix.Options{Unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// memory returns a copy of a tree on disk.
func memory(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		tree[filepath.ToSlash(rel)] = &fstest.MapFile{Data: text, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// fixed returns the tree with fixes written.
func fixed(tree fstest.MapFS, f report.Fixes) fstest.MapFS {
	tree = maps.Clone(tree)
	for _, file := range f.Files {
		tree[file.File] = &fstest.MapFile{Data: file.After, Mode: 0o644}
	}
	return tree
}

// TestFixTrees fixes the fixtures by all rules. In what they render to, only
// fields differ that a fixed finding is about, and fixing again changes nothing.
func TestFixTrees(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join(trees, "*", "README.md"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no trees: %v", err)
	}
	all := func(o *lint.Options) { o.Rules.Selection.Profile = rule.Optional }
	for _, readme := range dirs {
		t.Run(filepath.Base(filepath.Dir(readme)), func(t *testing.T) {
			before := memory(t, filepath.Dir(readme))
			f := fixes(t, before, all)
			if len(f.Fixed) == 0 {
				t.Fatal("nothing is fixed")
			}
			after := fixed(before, f)
			if again := fixes(t, after, all); len(again.Files) > 0 {
				t.Errorf("fixing it again:\n%s", again.Files[0].Diff)
			}
			paths := make(map[string]bool)
			for _, found := range f.Fixed {
				paths[found.Path] = true
			}
			old, now := leaves(t, before), leaves(t, after)
			differ := 0
			for _, path := range slices.Sorted(maps.Keys(merged(old, now))) {
				if old[path] == now[path] {
					continue
				}
				differ++
				_, field, _ := strings.Cut(path, " ")
				meant := false
				for p := range paths {
					// A list that an item is removed from is the field.
					list := p
					if i := strings.LastIndexByte(p, '['); strings.HasSuffix(p, "]") {
						list = p[:i]
					}
					meant = meant || strings.HasPrefix(field, p) || strings.HasPrefix(field, list+"[")
				}
				if !meant {
					t.Errorf("%s is %q and becomes %q, though no finding is about it", path, old[path], now[path])
				}
			}
			if differ == 0 {
				t.Error("nothing differs")
			}
		})
	}
}

func merged(a, b map[string]string) map[string]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// leaves returns all scalars of what a tree renders to, by document and path.
func leaves(t testing.TB, fsys fs.FS) map[string]string {
	t.Helper()
	documents, problems, err := lint.Render(t.Context(), lint.Options{FS: fsys, Paths: []string{"."}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	out := make(map[string]string)
	for _, d := range documents {
		for i, root := range manifest.Parse(&d.Document).Roots {
			name := strings.Join([]string{d.Source.Dir, d.Scenario, d.File, string(rune('0' + i))}, "|")
			if root.Field("metadata") != nil {
				meta, _ := edit.Value(root.Field("metadata").Value).(map[string]any)
				name += "|" + strings.ReplaceAll(strings.TrimSpace(meta["name"].(string)), " ", "_")
			}
			var walk func(path []any, n *manifest.Node)
			walk = func(path []any, n *manifest.Node) {
				for _, f := range n.Fields {
					walk(append(slices.Clip(path), f.Key), f.Value)
				}
				for i, item := range n.Items {
					walk(append(slices.Clip(path), i), item)
				}
				if n.Kind == manifest.Scalar && n.Value != nil {
					out[name+" "+strings.TrimPrefix(manifest.FormatPath(path), "items[0].")] = string(d.Text[n.Start:n.End])
				}
			}
			walk(nil, root)
		}
	}
	return out
}

// TestEditsOfFindings makes the edits that come with each finding of the fixtures:
// they are what fixing that finding alone would do.
func TestEditsOfFindings(t *testing.T) {
	r, fsys := run(t, absolute(t, "."), []string{filepath.Join(trees, "shop", "manifests")}, func(o *lint.Options) {
		o.Report.Edits = true
		o.Rules.Selection.Profile = rule.Strict
	})
	with := 0
	for _, f := range r.Findings {
		if f.Rule.Fix == nil {
			if f.Edits != nil {
				t.Errorf("%s has no fix, but edits", f.Rule.ID)
			}
			continue
		}
		text, err := fs.ReadFile(fsys, f.Location.File)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Edits) == 0 {
			t.Errorf("%s:%d: %s has no edits", f.Location.File, f.Location.Line, f.Rule.ID)
			continue
		}
		with++
		result := manifest.Parse(&document.Document{File: f.Location.File, Text: edit.Apply(text, f.Edits)})
		before := manifest.Parse(&document.Document{File: f.Location.File, Text: text})
		if len(result.Objects) != len(before.Objects) {
			t.Errorf("%s: the edits lead to %d objects, not %d", f.Rule.ID, len(result.Objects), len(before.Objects))
		}
	}
	if with == 0 {
		t.Error("no finding has edits")
	}
}
