package fix

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/workspace"
)

// prove holds what an attempt led to against what was before: every finding that
// was fixed is gone, and no field differs but those that the fixes are for.
func (f *fixer) prove(a *attempt) error {
	// must are the changes of the objects that have a finding.
	must := make(map[occurrencePlace][]edit.Change)
	for _, c := range a.made {
		for _, occ := range c.occurrences {
			must[occ.occurrencePlace] = with(must[occ.occurrencePlace], occ.wanted())
		}
	}
	for k, i := range a.Sources {
		old, now := f.w.Source(i), a.Bundles(k)
		if reason := incomparable(old, now); reason != "" {
			a.reason = cmp.Or(a.reason, reason)
			continue
		}
		for n := range old {
			for o, object := range old[n].Objects {
				changes := must[occurrencePlace{i, n, o}]
				for _, c := range f.open[occurrencePlace{i, n, o}] {
					// The same values may answer a finding that is located elsewhere.
					if changed(object.Get(c.Path), now[n].Objects[o].Get(c.Path)) {
						changes = with(changes, c)
					}
				}
				if path, ok := onlyChanged(object, now[n].Objects[o], changes); !ok {
					if err := f.blame(a, occurrencePlace{i, n, o}, object, now[n].Objects[o], path); err != nil {
						return err
					}
				}
			}
			f.remaining(a, i, n, old[n], now[n])
		}
	}
	return nil
}

// blame blames the fixes that made a field of an object another one than it should
// be: those that wrote it, else those that are for it, else nobody in particular.
func (f *fixer) blame(a *attempt, place occurrencePlace, old, now *manifest.Object, path []any) error {
	where := manifest.FormatPath(path)
	reason := fmt.Sprintf("it would change %s of %s %s as well", where, old.Kind, old.Name)
	writers, err := f.writers(a, old, now, path)
	if err != nil {
		return err
	}
	if len(writers) == 0 {
		for _, c := range a.made {
			if slices.ContainsFunc(c.occurrences, func(occ occurrence) bool {
				return occ.occurrencePlace == place && within(occ.finding.Path, path)
			}) {
				writers = append(writers, c)
			}
		}
	}
	if len(writers) == 0 {
		a.reason = cmp.Or(a.reason, reason)
	}
	for _, c := range writers {
		a.failed[c] = reason
	}
	return nil
}

// writers returns the fixes that are made where a field of an object is written,
// or was if it is gone.
func (f *fixer) writers(a *attempt, old, now *manifest.Object, path []any) ([]*candidate, error) {
	object, sheets := now, a.sheets
	if now.Get(path) == nil {
		object, sheets = old, f.sheets
	}
	if len(path) == 0 || object.Get(path) == nil {
		return nil, nil
	}
	loc := object.Locate(path)
	if !slices.ContainsFunc(a.made, func(c *candidate) bool { return c.file == loc.File }) {
		return nil, nil
	}
	sheet, err := sheets.sheet(loc.File)
	if err != nil {
		return nil, err
	}
	document, at, _, ok := sheet.At(loc.Line, loc.Column)
	if !ok {
		return nil, nil
	}
	var writers []*candidate
	for _, c := range a.made {
		if c.file == loc.File && c.change.Document == document && within(c.change.Path, at) {
			writers = append(writers, c)
		}
	}
	return writers, nil
}

// within reports whether one of two paths leads to, or into, what the other does.
func within(a, b []any) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[:n], b[:n])
}

// remains is why a fix is refused whose finding does not go.
const remains = "the finding would remain"

// remaining blames the candidates whose finding is still in a bundle.
func (f *fixer) remaining(a *attempt, i, n int, old, now *workspace.Bundle) {
	type key struct {
		rule, message string
		object        int
	}
	count := func(b *workspace.Bundle) map[key]int {
		index := make(map[*manifest.Object]int, len(b.Objects))
		for o, object := range b.Objects {
			index[object] = o
		}
		counts := make(map[key]int)
		for j := range b.Findings {
			found := &b.Findings[j]
			if found.Rule.Fix != nil {
				counts[key{found.Rule.ID, found.Message, index[found.Object]}]++
			}
		}
		return counts
	}
	wereThere, are := count(old), count(now)
	fixed := make(map[key][]*candidate)
	for _, c := range a.made {
		for _, occ := range c.occurrences {
			if occ.source == i && occ.bundle == n {
				k := key{occ.finding.Rule.ID, occ.finding.Message, occ.object}
				fixed[k] = append(fixed[k], c)
			}
		}
	}
	for k, candidates := range fixed {
		if are[k] > wereThere[k]-len(candidates) {
			for _, c := range candidates {
				a.failed[c] = remains
			}
		}
	}
}

// with adds a change, unless there is one of the same field.
func with(changes []edit.Change, c edit.Change) []edit.Change {
	if slices.ContainsFunc(changes, func(other edit.Change) bool { return samePath(other.Path, c.Path) }) {
		return changes
	}
	return append(slices.Clip(changes), c)
}

// changed reports whether a field has another value now, or came or went.
func changed(old, now *manifest.Node) bool {
	return (old == nil) != (now == nil) || !edit.Same(edit.Value(old), edit.Value(now))
}

func samePath(a, b []any) bool { return manifest.FormatPath(a) == manifest.FormatPath(b) }

// incomparable says why two renderings of a source cannot be compared, "" if
// they can.
func incomparable(old, now []*workspace.Bundle) string {
	known := make(map[string]bool)
	for _, b := range old {
		for _, p := range b.Problems {
			known[p.File+": "+p.Message] = true
		}
	}
	for _, b := range now {
		i := slices.IndexFunc(b.Problems, func(p document.Problem) bool { return p.Incomplete() && !known[p.File+": "+p.Message] })
		if i >= 0 {
			return "rendering would fail: " + b.Problems[i].Message
		}
	}
	const other = "it would change which objects there are"
	if len(old) != len(now) {
		return other
	}
	for n := range old {
		if !slices.EqualFunc(old[n].Objects, now[n].Objects, func(a, b *manifest.Object) bool {
			return a.APIVersion == b.APIVersion && a.Kind == b.Kind && a.Namespace == b.Namespace && a.Name == b.Name
		}) {
			return other
		}
	}
	return ""
}

// onlyChanged reports whether an object differs from what it was by changes and
// by nothing else. If not, path leads to a field that differs.
func onlyChanged(old, now *manifest.Object, changes []edit.Change) (path []any, ok bool) {
	if len(changes) == 0 && bytes.Equal(old.Document.Text, now.Document.Text) {
		return nil, true
	}
	want, got := edit.Changed(edit.Value(old.Root), changes), edit.Value(now.Root)
	for _, c := range changes {
		if c.Remove {
			want, got = edit.Without(want, c.Path), edit.Without(got, c.Path)
		}
	}
	if edit.Same(want, got) {
		return nil, true
	}
	return difference(want, got), false
}

// difference returns the path of the first field that two values differ in.
func difference(a, b any) []any {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			return nil
		}
		for _, key := range slices.Sorted(maps.Keys(a)) {
			other, ok := b[key]
			if !ok {
				return []any{key}
			}
			if !edit.Same(a[key], other) {
				return append([]any{key}, difference(a[key], other)...)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(b)) {
			if _, ok := a[key]; !ok {
				return []any{key}
			}
		}
	case []any:
		b, ok := b.([]any)
		if !ok {
			return nil
		}
		for i := range min(len(a), len(b)) {
			if !edit.Same(a[i], b[i]) {
				return append([]any{i}, difference(a[i], b[i])...)
			}
		}
	}
	return nil
}
