package workspace

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/render/gitops"
)

// Bounds on what GitOps objects lead to: how often one leads to others, and how many
// sources there are in all.
const (
	maxExpansions = 10
	maxExpanded   = 3000
)

// expand renders what GitOps objects in units lead to, and what those lead to that
// this holds, each once. It returns all units without what was found in the tree and
// is applied so, and says what is elsewhere.
func (w *Workspace) expand(ctx context.Context, renderer *render.Renderer, units []unit) ([]unit, []document.Problem, error) {
	seen := make(map[string]*document.Source)
	by := make(map[*document.Source][]*manifest.Object)
	elsewhere := make(map[*manifest.Object]bool)
	var expanded []unit
	newest := units
	for depth := 0; depth < maxExpansions && len(newest) > 0; depth++ {
		var all []*manifest.Object
		for _, u := range slices.Concat(units, expanded) {
			for _, b := range u.bundles {
				all = append(all, b.Objects...)
			}
		}
		objects := declared(newest)
		if len(objects) == 0 {
			break
		}
		found := gitops.Find(w.Tree(), w.opts.Fetched, objects, all)
		for _, o := range found.Elsewhere {
			elsewhere[o] = true
		}
		var sources []*document.Source
		for i := range found.Sources {
			src := &found.Sources[i]
			key := keyOf(src)
			if seen[key] == nil && len(seen) < maxExpanded {
				seen[key] = src
				sources = append(sources, src)
			}
			if seen[key] != nil {
				by[seen[key]] = append(by[seen[key]], found.By[i])
			}
		}
		var err error
		if newest, err = w.render(ctx, renderer, sources); err != nil {
			return nil, nil, err
		}
		expanded = append(expanded, newest...)
	}
	if len(expanded) > 0 {
		kept := uncovered(units, expanded)
		units = append(kept, reached(kept, expanded, by)...)
		w.problems = slices.DeleteFunc(w.problems, func(p document.Problem) bool {
			// A Component that nothing in the tree uses but a GitOps object.
			return p.Level == document.Note && slices.ContainsFunc(expanded, func(u unit) bool { return slices.Contains(read(u.source), p.File) })
		})
	}
	return units, counted(units, elsewhere), nil
}

// declared returns the objects of units that lead to sources.
func declared(units []unit) []*manifest.Object {
	kinds := gitops.Kinds()
	var objects []*manifest.Object
	for _, u := range units {
		for _, b := range u.bundles {
			for _, o := range b.Objects {
				if slices.Contains(kinds, o.GroupKind()) && b.Reports(o.Document.File) {
					objects = append(objects, o)
				}
			}
		}
	}
	return objects
}

// keyOf tells sources apart by what they render.
func keyOf(src *document.Source) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00%q", src.Kind, src.Dir, src.By, src.Namespace, src.Files)
	if r := src.Release; r != nil {
		fmt.Fprintf(h, "%s\x00%q\x00%q", r.Name, r.ValuesFiles, r.Set)
		for _, v := range r.Values {
			fmt.Fprintf(h, "\x00%s", strings.TrimSpace(string(v.Text)))
		}
	}
	if src.Layer != nil {
		for _, name := range slices.Sorted(maps.Keys(src.Layer.Files)) {
			fmt.Fprintf(h, "\x00%s\x00%s", name, src.Layer.Files[name])
		}
	}
	return string(h.Sum(nil))
}

// uncovered returns the units without what GitOps objects apply: as a base that an
// overlay uses is not judged alone, what they render is not either.
func uncovered(units, expanded []unit) []unit {
	dirs := make(map[document.Kind]map[string]bool)
	applied := make(map[string]bool)
	for _, u := range expanded {
		if dirs[u.source.Kind] == nil {
			dirs[u.source.Kind] = make(map[string]bool)
		}
		dirs[u.source.Kind][u.source.Dir] = true
		for _, b := range u.bundles {
			for _, o := range b.Objects {
				if u.source.Kind != document.Chart {
					applied[o.Document.File] = true
				}
			}
		}
		// A kustomization that another reads is part of it.
		for _, file := range read(u.source) {
			if slices.ContainsFunc([]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}, func(base string) bool {
				return file == base || strings.HasSuffix(file, "/"+base)
			}) && u.source.Kind == document.Kustomization {
				dirs[document.Kustomization][path.Dir(file)] = true
			}
		}
	}
	var kept []unit
	for _, u := range units {
		switch {
		case u.source.Kind != document.Plain && dirs[u.source.Kind][u.source.Dir]:
			continue
		case u.source.Kind == document.Plain:
			for _, b := range u.bundles {
				b.Objects = slices.DeleteFunc(b.Objects, func(o *manifest.Object) bool { return applied[o.Document.File] })
				b.Problems = slices.DeleteFunc(b.Problems, func(p document.Problem) bool { return applied[p.File] })
			}
		}
		kept = append(kept, u)
	}
	return kept
}

// reached returns those of the expanded units that the objects in units and in each
// other lead to: what was found in a part of the tree that is applied in another form
// is left out. What nothing leads to, as the directory that a cluster is declared in
// and syncs, leads to itself.
func reached(units, expanded []unit, by map[*document.Source][]*manifest.Object) []unit {
	alive := make(map[*manifest.Object]bool)
	for _, o := range declared(units) {
		alive[o] = true
	}
	live := make([]bool, len(expanded))
	same := make(map[string]bool)
	id := func(src *document.Source) string { return src.ByFile + "\x00" + string(src.Kind) + "\x00" + src.Dir }
	enliven := func(i int) {
		live[i] = true
		same[id(expanded[i].source)] = true
		for _, o := range declared(expanded[i : i+1]) {
			alive[o] = true
		}
	}
	spread := func() {
		for again := true; again; {
			again = false
			for i, u := range expanded {
				if !live[i] && slices.ContainsFunc(by[u.source], func(o *manifest.Object) bool { return alive[o] }) {
					enliven(i)
					again = true
				}
			}
		}
	}
	spread()
	// Those that apply the file that declares them come first.
	for _, own := range []bool{true, false} {
		for i, u := range expanded {
			if !live[i] && !same[id(u.source)] && (!own || holds(u, u.source.ByFile)) {
				enliven(i)
				spread()
			}
		}
	}
	var out []unit
	for i, u := range expanded {
		if live[i] {
			out = append(out, u)
		}
	}
	return out
}

// holds reports whether a unit has an object of a file.
func holds(u unit, file string) bool {
	return slices.ContainsFunc(u.bundles, func(b *Bundle) bool {
		return slices.ContainsFunc(b.Objects, func(o *manifest.Object) bool { return o.Document.File == file })
	})
}

// counted says how many objects of each kind in units lead to what is not in the
// tree.
func counted(units []unit, elsewhere map[*manifest.Object]bool) []document.Problem {
	count := make(map[string]int)
	seen := make(map[string]bool)
	for _, o := range declared(units) {
		if id := o.Kind + "\x00" + o.Namespace + "\x00" + o.Name + "\x00" + o.Document.File; elsewhere[o] && !seen[id] {
			seen[id] = true
			count[o.Kind]++
		}
	}
	var notes []document.Problem
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		what := "source"
		if kind == "HelmRelease" {
			what = "chart"
		}
		message := fmt.Sprintf("%d %ss not rendered: their %ss are not in the tree", count[kind], kind, what)
		if count[kind] == 1 {
			message = fmt.Sprintf("1 %s not rendered: its %s is not in the tree", kind, what)
		}
		notes = append(notes, document.Problem{Message: message, Level: document.Note})
	}
	return notes
}

// noteDeclaration adds the file that a source is declared in to what is read of it, so
// that a change of it is seen.
func noteDeclaration(src *document.Source) {
	if src.ByFile != "" {
		_, _ = files.Read(src.FS, src.ByFile)
	}
}
