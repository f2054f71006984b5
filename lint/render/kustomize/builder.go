package kustomize

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"
	"sync"

	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resource"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// A Builder builds kustomizations of one tree. A base that several build on is read
// and built once. It may be used by several goroutines at once.
type Builder struct {
	fsys    fs.FS
	opts    Options
	marks   *marks
	factory *resource.Factory

	// mu guards units, which are those that are the same for all who use them.
	mu    sync.Mutex
	units map[string]*unit
}

// NewBuilder returns a Builder for a tree. Options.Files are not part of the tree of
// all: see Build.
func NewBuilder(fsys fs.FS, opts Options) *Builder {
	return &Builder{
		fsys: fsys, opts: opts, units: make(map[string]*unit), marks: &marks{byName: make(map[sourceID]int)},
		factory: provider.NewDefaultDepProvider().GetResourceFactory(),
	}
}

// A unit is a directory with a kustomization, and what becomes of it.
type unit struct {
	dir string
	// k is nil if the kustomization cannot be read.
	k *kustomization
	// o is the tree as the unit sees it, and recorder what it reads.
	o        *overlay
	recorder *files.Recorder
	// fetched are the directories that stand for what is remote.
	fetched []files.Fetched
	// weight is the number of files under the directory; -1 means that it cannot be
	// built, for the reason why.
	weight int
	why    string
	size   size
	// copies are the replacements in it and below it.
	copies []copying
	// below are the directories that it is built from, what is built from before what
	// builds on it, and itself.
	below []*unit
	// dirs are the directories that it names, and bases those among its resources.
	dirs, bases []string
	problems    []document.Problem
	// generated are the charts that its generators inflate.
	generated []inflation
	// charts are what its helmCharts and those render.
	charts []*chartFile
	// cyclic says that it was left without a part that leads back to it, and loose that
	// its charts land in the namespace of who uses it: it is nobody else's then.
	// Otherwise it is shared.
	cyclic, loose, shared bool

	// mu guards what it makes, nil if that is not there, and how many are known to build
	// on it that have not asked for it.
	mu    sync.Mutex
	made  *accumulation
	users int
}

// A tree is a kustomization and all those that it is built from.
type tree struct {
	*Builder
	ctx context.Context
	// files are those that only this kustomization has.
	files map[string][]byte
	// top is the directory of the kustomization that is built.
	top string
	// units are the kustomizations by directory; order lists the directories,
	// what is built from before what builds on it.
	units map[string]*unit
	order []string
	// alone says that it is built while nothing else is.
	alone bool
	// notes says that the kustomization wants kustomize's notes on where its objects
	// come from.
	notes bool
}

// Build builds the kustomization in the directory dir, in the order of "kustomize
// build". What cannot be built (a remote base, a missing file, a patch without a
// target) is left out and is a Problem with its file and line; the rest is built
// without it. Nothing is fetched, executed or written. Added are files of this
// kustomization that are not in the tree, by name. It also returns the names of the
// files that were read.
func (b *Builder) Build(ctx context.Context, dir string, added map[string][]byte) ([]Resource, []document.Problem, []string) {
	t := &tree{Builder: b, ctx: ctx, files: added, top: path.Clean(dir), units: make(map[string]*unit)}
	b.mu.Lock()
	u := t.walk(t.top, nil)
	b.mu.Unlock()
	var problems []document.Problem
	var resources []Resource
	if u.k != nil && u.weight >= 0 {
		resources, problems = t.build(u)
	} else if len(u.problems) == 0 {
		file, _ := u.o.find(t.top)
		problems = append(problems, document.Problem{File: cmp.Or(file, t.top), Message: u.why})
	}
	var read []string
	for _, name := range sortedKeys(t.units) {
		u := t.units[name]
		problems = append(problems, u.problems...)
		read = append(read, u.recorder.Opened()...)
	}
	slices.SortStableFunc(problems, func(a, b document.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return resources, slices.Compact(problems), read
}

// Plan says that a kustomization is going to be built, so that what it builds on is kept
// until then.
func (b *Builder) Plan(ctx context.Context, dir string, added map[string][]byte) {
	t := &tree{Builder: b, ctx: ctx, files: added, top: path.Clean(dir), units: make(map[string]*unit)}
	b.mu.Lock()
	defer b.mu.Unlock()
	t.walk(t.top, nil)
}

// walk returns the unit in dir and adds it and everything below it to the tree,
// leaving out what cannot be built. stack holds the directories that lead to it, dir
// not included.
func (t *tree) walk(dir string, stack []string) *unit {
	if u := t.units[dir]; u != nil {
		return u
	}
	if u := t.Builder.units[dir]; u != nil && !t.adds(u) {
		for _, b := range u.below {
			t.take(b)
		}
		return u
	}
	u := &unit{dir: dir, recorder: files.NewRecorder(t.fsys), fetched: t.opts.Fetched}
	u.o = newOverlay(u.recorder, cloned(t.files))
	t.units[dir] = u
	t.read(u, stack)
	delete(t.units, dir)
	seen := map[*unit]bool{}
	for _, name := range u.uses() {
		for _, b := range t.units[name].below {
			if !seen[b] {
				seen[b] = true
				u.below = append(u.below, b)
				u.cyclic, u.loose = u.cyclic || b.cyclic, u.loose || b.loose
			}
		}
	}
	u.below = append(u.below, u)
	u.loose = u.loose && u.k.spec.Namespace == ""
	t.take(u)
	for _, name := range u.bases {
		base := t.units[name]
		base.mu.Lock()
		base.users++
		base.mu.Unlock()
	}
	if !u.cyclic && !u.loose && !t.adds(u) {
		u.shared = true
		t.Builder.units[dir] = u
	}
	return u
}

// take adds a unit to the tree.
func (t *tree) take(u *unit) {
	if t.units[u.dir] == nil {
		t.units[u.dir] = u
		if u.weight >= 0 {
			t.order = append(t.order, u.dir)
		}
	}
}

// adds says whether the tree adds a file to one of the directories of a unit.
func (t *tree) adds(u *unit) bool {
	for name := range t.files {
		if slices.ContainsFunc(u.below, func(b *unit) bool { return path.Dir(name) == b.dir }) {
			return true
		}
	}
	return false
}

// uses lists the directories that a unit names, those that are refused among them.
func (u *unit) uses() []string {
	slices.Sort(u.dirs)
	u.dirs = slices.Compact(u.dirs)
	return u.dirs
}

// say notes a Problem.
func (u *unit) say(ps ...document.Problem) { u.problems = append(u.problems, ps...) }
