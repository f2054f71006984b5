package workspace_test

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

// options look at all of a tree by the recommended rules.
func options(t testing.TB, tree fs.FS) workspace.Options {
	t.Helper()
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return workspace.Options{FS: tree, Paths: []string{"."}, Rules: workspace.Rules{Set: rules}}
}

func load(t testing.TB, opts workspace.Options) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Load(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func reported(t testing.TB, w *workspace.Workspace) report.Report {
	t.Helper()
	r, err := w.Report(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// same holds what a workspace reports against what is reported of the same tree
// when it is looked at for the first time.
func same(t *testing.T, what string, w *workspace.Workspace, opts workspace.Options) {
	t.Helper()
	opts.FS, opts.Eval.Remember = files.Overlay{FS: opts.FS, Texts: w.Texts()}, 0
	want := reported(t, load(t, opts))
	if diff := cmp.Diff(want, reported(t, w), cmpopts.EquateEmpty(), cmp.Comparer(func(a, b *rule.Rule) bool { return a.ID == b.ID })); diff != "" {
		t.Fatalf("after %s (-first look +updated):\n%s", what, diff)
	}
}

// TestUpdate edits, adds and removes files of a tree with plain YAML, charts and
// kustomizations: what is reported is always what a first look would report.
func TestUpdate(t *testing.T) {
	tree := os.DirFS("../../fixtures/trees/shop")
	opts := options(t, tree)
	opts.Eval.Remember = 10 // fewer than there are
	w := load(t, opts)
	same(t, "loading", w, opts)
	var names []string
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) != ".tgz" {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) < 10 {
		t.Fatalf("%d files, error %v", len(names), err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	update := func(what, name string, text []byte) {
		t.Helper()
		if err := w.Update(t.Context(), name, text); err != nil {
			t.Fatalf("%s %s: %v", what, name, err)
		}
		same(t, what+" "+name, w, opts)
	}
	for range 12 {
		name := names[random.IntN(len(names))]
		text, err := fs.ReadFile(w.Tree(), name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(text), "\n")
		switch at := random.IntN(len(lines)); random.IntN(4) {
		case 0:
			update("deleting a line of", name, []byte(strings.Join(slices.Delete(lines, at, at+1), "")))
		case 1:
			update("doubling a line of", name, []byte(strings.Join(slices.Insert(lines, at, lines[at]), "")))
		case 2:
			update("emptying", name, []byte{})
		default:
			update("restoring", name, nil)
		}
	}
	const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: new}\nspec: {hostNetwork: true, containers: [{name: a, image: a}]}\n"
	dir := path.Dir(names[0])
	update("adding", path.Join(dir, "new.yaml"), []byte(pod))
	update("changing", path.Join(dir, "new.yaml"), []byte(strings.Replace(pod, "Pod", "Pot", 1)))
	update("removing", path.Join(dir, "new.yaml"), nil)
	for name := range w.Texts() {
		update("restoring", name, nil)
	}
	if len(w.Texts()) > 0 {
		t.Errorf("there are texts left over: %v", w.Texts())
	}
}

// TestUpdateOnlyReaders changes a file and looks at which sources are rendered
// again.
func TestUpdateOnlyReaders(t *testing.T) {
	tree := os.DirFS("../../fixtures/trees/shop")
	w := load(t, options(t, tree))
	before := make([]*workspace.Bundle, w.Sources())
	for i := range before {
		before[i] = w.Source(i)[0]
	}
	const file = "manifests/orders.yaml"
	readers := w.Readers(file)
	if len(readers) == 0 || len(readers) == len(before) {
		t.Fatalf("%s is read by %d of %d sources", file, len(readers), len(before))
	}
	text, err := fs.ReadFile(tree, file)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Update(t.Context(), file, append(text, "# more\n"...)); err != nil {
		t.Fatal(err)
	}
	for i := range before {
		if again := w.Source(i)[0] != before[i]; again != slices.Contains(readers, i) {
			t.Errorf("source %d is rendered again: %t", i, again)
		}
	}
}

// TestTry tries texts, which changes nothing until they are accepted.
func TestTry(t *testing.T) {
	tree := os.DirFS("../../fixtures/trees/shop")
	opts := options(t, tree)
	w := load(t, opts)
	want := reported(t, w)
	trial, err := w.Try(t.Context(), map[string][]byte{"manifests/orders.yaml": []byte("{}\n")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, reported(t, w)); diff != "" {
		t.Errorf("a trial changes the workspace:\n%s", diff)
	}
	trial.Accept()
	same(t, "accepting", w, opts)
}

// TestCancel ends an update early and finds the workspace as it was.
func TestCancel(t *testing.T) {
	tree := os.DirFS("../../fixtures/trees/shop")
	w := load(t, options(t, tree))
	want := reported(t, w)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Update(ctx, "manifests/orders.yaml", []byte("{}\n")); err == nil {
		t.Error("a canceled update succeeds")
	}
	if diff := cmp.Diff(want, reported(t, w)); diff != "" {
		t.Errorf("a canceled update changes the workspace:\n%s", diff)
	}
}

// TestProvenance asks which fields a line of a values file supplies, and which the key
// on it does.
func TestProvenance(t *testing.T) {
	w := load(t, options(t, os.DirFS("../../fixtures/trees/shop")))
	const values = "charts/catalog/values.yaml"
	for _, i := range w.Readers(values) {
		for _, p := range w.Fields(i) {
			loc := p.Location
			if loc.Key == "" || loc.File != values {
				continue
			}
			is := func(q workspace.Provenance) bool { return q.Object == p.Object && slices.Equal(q.Path, p.Path) }
			if !slices.ContainsFunc(w.FieldsAt(values, loc.Line), is) {
				t.Errorf("%v of %s %s is not among the fields of line %d", p.Path, p.Object.Kind, p.Object.Name, loc.Line)
			}
			if !slices.ContainsFunc(w.FieldsOf(i, loc.Key), is) {
				t.Errorf("%v of %s %s is not among the fields of %s", p.Path, p.Object.Kind, p.Object.Name, loc.Key)
			}
			return // one is enough
		}
	}
	t.Error("no field comes from the values of the chart")
}
