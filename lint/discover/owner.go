package discover

import (
	"io/fs"
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// ownerAbove returns the kustomization that owns the file: the nearest above it,
// within its chart if it is in one, that names it or whose file it is, or that
// could not be parsed and so may name anything. It is nil if there is none.
func (w *walker) ownerAbove(name string) *kustomization {
	d := w.dir(path.Dir(name))
	if d.sealed {
		return nil
	}
	if d.kustomization != nil && isKustomizationFile(path.Base(name)) {
		return d.kustomization
	}
	for above := path.Dir(name); ; above = path.Dir(above) {
		k := w.dir(above).kustomization
		if k != nil && (k.problem != nil || k.files[name]) {
			return k
		}
		if above == "." || above == d.chart {
			return nil
		}
	}
}

// settle decides who owns what was found: it takes out what is linted as part of
// something else, and adds that.
func (w *walker) settle() error {
	for _, chart := range sortedKeys(w.charts) {
		if named := w.charts[chart]; named {
			continue
		}
		for above := chart; above != "."; {
			above = path.Dir(above)
			if k := w.dir(above).kustomization; k != nil && k.charts[chart] {
				w.used[k.dir] = true
				delete(w.charts, chart)
				break
			}
		}
	}
	readers := map[string][]string{}
	for _, name := range sortedKeys(w.dirs) {
		if k := w.dirs[name].kustomization; k != nil {
			for file := range k.files {
				readers[file] = append(readers[file], name)
			}
		}
	}
	for _, file := range sortedKeys(w.files) {
		owners := readers[file]
		if k := w.ownerAbove(file); k != nil {
			owners = []string{k.dir}
		}
		if len(owners) == 0 {
			continue
		}
		switch f := w.files[file]; {
		case f.exact, f.named && w.dir(path.Dir(file)).chart == "":
			for _, owner := range owners {
				w.used[owner] = true
			}
		case f.named && !w.lints(owners):
			// The chart was named, and not what uses a file of it.
			w.owners[file] = slices.Concat(owners, readers[file])
			continue
		}
		if w.onlyData(file, owners) {
			continue // and judged as what it may be besides
		}
		w.owned[file], w.owners[file] = w.files[file], slices.Concat(owners, readers[file])
		delete(w.files, file)
	}
	for name := range w.kustomizations {
		delete(w.used, name)
	}
	// Users of a base are looked for in a repository only: without one the root
	// may hold anything, a home directory for example.
	if _, err := fs.Stat(w.fsys, ".git"); len(w.used) > 0 && err == nil {
		return w.walk(".", ".", forUsers)
	}
	return nil
}

// lints says whether one of the kustomizations is among those to be linted, or used
// by one that may be.
func (w *walker) lints(owners []string) bool {
	return slices.ContainsFunc(owners, func(owner string) bool {
		_, found := w.kustomizations[owner]
		return found
	})
}

// onlyData says whether kustomizations put a file into ConfigMaps and Secrets and
// make nothing else of it.
func (w *walker) onlyData(file string, owners []string) bool {
	return !slices.ContainsFunc(owners, func(owner string) bool {
		k := w.dir(owner).kustomization
		return k.problem != nil || !k.data[file]
	})
}

// release gives back the objects of components that no kustomization uses: they
// are judged as plain YAML. What was left to be plain is not, if something that is
// linted reads it after all.
func (w *walker) release(covered map[string]bool) {
	for file, owners := range w.owners {
		if _, plain := w.files[file]; plain {
			if slices.ContainsFunc(owners, func(owner string) bool { return covered[owner] }) {
				delete(w.files, file)
			}
			continue
		}
		unused := !slices.ContainsFunc(owners, func(owner string) bool {
			k := w.dir(owner).kustomization
			return covered[owner] || k.component == nil || !k.resources[file]
		})
		if unused {
			w.files[file] = w.owned[file]
		}
	}
}

// kustomizationSources returns the kustomizations to lint, and notes the
// problems of those that cannot be.
func (w *walker) kustomizationSources() []document.Source {
	found := slices.Concat(sortedKeys(w.kustomizations), w.users())
	slices.Sort(found)
	linted := w.tops(found)
	for _, name := range sortedKeys(w.kustomizations) {
		if named := w.kustomizations[name]; named && !w.usedBelow(name, linted) {
			linted = append(linted, w.tops([]string{name})...)
		}
	}
	slices.Sort(linted)
	linted = slices.Compact(linted)

	covered := map[string]bool{}
	var sources []document.Source
	for _, name := range linted {
		w.reach(name, covered)
		sources = append(sources, document.Source{Kind: document.Kustomization, FS: w.fsys, Dir: name})
	}
	w.release(covered)
	for _, name := range slices.Concat(sortedKeys(w.kustomizations), sortedKeys(w.used)) {
		k := w.dir(name).kustomization
		switch {
		case k.problem != nil:
			w.problems = append(w.problems, *k.problem)
		case k.component != nil && !covered[name]:
			w.problems = append(w.problems, document.Problem{
				File: k.file, Line: k.component.Line, Column: k.component.Column, Level: document.Note,
				Message: "a Component is linted as part of the kustomizations that use it, and none that is linted does",
			})
		}
	}
	return sources
}

// users returns the kustomizations that use those that named files belong to,
// and are not used themselves.
func (w *walker) users() []string {
	if len(w.used) == 0 {
		return nil
	}
	var known []string
	for _, name := range sortedKeys(w.dirs) {
		if d := w.dirs[name]; d.kustomization != nil && !d.sealed {
			known = append(known, name)
		}
	}
	tops := w.tops(known)
	users := map[string][]string{}
	for _, name := range sortedKeys(w.dirs) {
		if k := w.dirs[name].kustomization; k != nil {
			for _, base := range k.dirs {
				users[base] = append(users[base], name)
			}
		}
	}
	reached := map[string]bool{}
	for queue := sortedKeys(w.used); len(queue) > 0; queue = queue[1:] {
		if name := queue[0]; !reached[name] {
			reached[name] = true
			queue = append(queue, users[name]...)
		}
	}
	return slices.DeleteFunc(tops, func(name string) bool { return !reached[name] })
}

// usedBelow says whether one of the kustomizations is in the tree below the
// directory and uses the kustomization in it.
func (w *walker) usedBelow(name string, linted []string) bool {
	return slices.ContainsFunc(linted, func(user string) bool {
		reached := map[string]bool{}
		if files.Within(name, user) {
			w.reach(user, reached)
		}
		return reached[name]
	})
}

// tops returns those of the kustomizations, sorted, that no other of them uses,
// be it through one that is not among them; of those that use each other it is
// the first. Components and those that could not be parsed use, but are not
// among the result.
func (w *walker) tops(names []string) []string {
	seen := map[string]bool{}
	var starts []string
	for _, name := range names {
		k := w.dir(name).kustomization
		if k == nil || k.component != nil || k.problem != nil || seen[name] {
			continue
		}
		starts = append(starts, name)
		w.reach(name, seen)
	}
	// A start is used by none that came before it, but perhaps by a later one.
	covered := map[string]bool{}
	var tops []string
	for _, name := range slices.Backward(starts) {
		if !covered[name] {
			tops = append(tops, name)
			w.reach(name, covered)
		}
	}
	slices.Sort(tops)
	return tops
}

// reach adds the kustomization and those it uses, directly or not, to seen.
func (w *walker) reach(name string, seen map[string]bool) {
	k := w.dir(name).kustomization
	if k == nil || seen[name] {
		return
	}
	seen[name] = true
	for _, base := range k.dirs {
		w.reach(base, seen)
	}
}
