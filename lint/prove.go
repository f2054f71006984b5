package lint

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/source"
)

// prove holds what an attempt led to against what was before: every finding that
// was fixed is gone, and no field differs but those that the fixes are for.
func (f *fixer) prove(a *attempt) {
	before := bySource(f.v.bundles)
	// must are the changes of the objects that have a finding.
	must := make(map[occurrencePlace][]fix.Change)
	for _, c := range a.made {
		for _, occ := range c.occurrences {
			must[occ.occurrencePlace] = with(must[occ.occurrencePlace], occ.wanted())
		}
	}
	for k, i := range a.numbers {
		old, now := before[i], a.bundles[k]
		if reason := incomparable(old, now); reason != "" {
			a.reason = cmp.Or(a.reason, reason)
			continue
		}
		for n := range old {
			for o, object := range old[n].objects {
				changes := must[occurrencePlace{i, n, o}]
				for _, c := range f.open[occurrencePlace{i, n, o}] {
					// The same values may answer a finding that is located elsewhere.
					if changed(object.Get(c.Path), now[n].objects[o].Get(c.Path)) {
						changes = with(changes, c)
					}
				}
				if where, ok := onlyChanged(object, now[n].objects[o], changes); !ok {
					a.blame(where, object, fmt.Sprintf("it would change %s of %s %s as well", where, object.Kind, object.Name))
				}
			}
			f.remaining(a, i, n, old[n], now[n])
		}
	}
}

// blame blames those fixes for a field that are for the same field of an object of
// the kind in another rendering, else nobody in particular.
func (a *attempt) blame(where string, object *manifest.Object, reason string) {
	blamed := false
	for _, c := range a.made {
		for _, occ := range c.occurrences {
			field := manifest.FormatPath(occ.finding.Path)
			if occ.finding.Object.Kind == object.Kind && (strings.HasPrefix(field, where) || strings.HasPrefix(where, field)) {
				a.failed[c], blamed = reason, true
			}
		}
	}
	if !blamed {
		a.reason = cmp.Or(a.reason, reason)
	}
}

// remains is why a fix is refused whose finding does not go.
const remains = "the finding would remain"

// remaining blames the candidates whose finding is still in a bundle.
func (f *fixer) remaining(a *attempt, i, n int, old, now *bundle) {
	type key struct {
		rule, message string
		object        int
	}
	count := func(b *bundle) map[key]int {
		index := make(map[*manifest.Object]int, len(b.objects))
		for o, object := range b.objects {
			index[object] = o
		}
		counts := make(map[key]int)
		for j := range b.findings {
			found := &b.findings[j]
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
func with(changes []fix.Change, c fix.Change) []fix.Change {
	if slices.ContainsFunc(changes, func(other fix.Change) bool { return samePath(other.Path, c.Path) }) {
		return changes
	}
	return append(slices.Clip(changes), c)
}

// changed reports whether a field has another value now, or came or went.
func changed(old, now *manifest.Node) bool {
	return (old == nil) != (now == nil) || !fix.Same(fix.Value(old), fix.Value(now))
}

func samePath(a, b []any) bool { return manifest.FormatPath(a) == manifest.FormatPath(b) }

// incomparable says why two renderings of a source cannot be compared, "" if
// they can.
func incomparable(old, now []*bundle) string {
	known := make(map[string]bool)
	for _, b := range old {
		for _, p := range b.problems {
			known[p.File+": "+p.Message] = true
		}
	}
	for _, b := range now {
		i := slices.IndexFunc(b.problems, func(p source.Problem) bool { return !p.Note && !known[p.File+": "+p.Message] })
		if i >= 0 {
			return "rendering would fail: " + b.problems[i].Message
		}
	}
	const other = "it would change which objects there are"
	if len(old) != len(now) {
		return other
	}
	for n := range old {
		if !slices.EqualFunc(old[n].objects, now[n].objects, func(a, b *manifest.Object) bool {
			return a.APIVersion == b.APIVersion && a.Kind == b.Kind && a.Namespace == b.Namespace && a.Name == b.Name
		}) {
			return other
		}
	}
	return ""
}

// onlyChanged reports whether an object differs from what it was by changes and
// by nothing else. If not, where is a field that differs.
func onlyChanged(old, now *manifest.Object, changes []fix.Change) (where string, ok bool) {
	if len(changes) == 0 && bytes.Equal(old.Document.Text, now.Document.Text) {
		return "", true
	}
	want, got := fix.Changed(fix.Value(old.Root), changes), fix.Value(now.Root)
	for _, c := range changes {
		if c.Remove {
			want, got = fix.Without(want, c.Path), fix.Without(got, c.Path)
		}
	}
	if fix.Same(want, got) {
		return "", true
	}
	return manifest.FormatPath(difference(want, got)), false
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
			if !fix.Same(a[key], other) {
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
			if !fix.Same(a[i], b[i]) {
				return append([]any{i}, difference(a[i], b[i])...)
			}
		}
	}
	return nil
}
