package kustomize

import (
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// locate finds the place that a person edits to change a field of resource i:
// the newest patch, transformer or generator that sets it, else the line of the
// resource file. What else had a hand in it is related.
func (tr *trace) locate(i int, id string, r Resource, f document.Field) document.Location {
	x := tr.find(i, id)
	if x == nil {
		return tr.whole(r.File)
	}
	tr.open(x)
	existing := f.Path
	if n := len(f.Missing); n > 0 && n <= len(existing) {
		existing = existing[:len(existing)-n]
		loc, ok := tr.unrendered(x, existing, f.Missing)
		if !ok {
			loc = tr.container(x, existing, r)
		}
		if p := tr.removal(x, existing, f.Missing[0]); p != nil {
			loc.Related = append(loc.Related, related(p.location(false), document.Removed, "removed here"))
		}
		return loc
	}
	return tr.field(x, existing, r, 0)
}

// whole is the first line of a file.
func (tr *trace) whole(name string) document.Location {
	src := tr.source(name)
	first, _ := src.lines.Line(1)
	_, end := src.lines.Position(first.End)
	return document.Location{File: name, Line: 1, Column: 1, EndLine: 1, EndColumn: end}
}

// related makes one of the places that explain another.
func related(loc document.Location, role document.Role, message string) document.Related {
	loc.Related = nil
	return document.Related{Location: loc, Role: role, Message: message}
}

// field locates a field that exists.
func (tr *trace) field(x *traced, path []any, r Resource, depth int) document.Location {
	value, ok := lookup(x.root, path)
	if !ok || len(path) == 0 {
		return tr.container(x, path, r)
	}
	switch value.(type) {
	case map[string]any, []any:
		return tr.container(x, path, r)
	}
	base, patch := tr.placesOf(x, path)
	c := change{tr: tr, x: x, r: r, path: path, value: fmt.Sprint(value), depth: depth}
	c.newest = patch
	if c.newest == nil {
		c.newest = base
	}
	loc, ok := c.transformed()
	switch {
	case ok && patch != nil:
		loc.Related = append(loc.Related, related(patch.location(false), document.Patched, "patched here"))
	case ok:
	case patch != nil:
		loc = patch.location(false)
	case base != nil:
		loc = base.location(false)
		base = nil
	default:
		if loc, ok = c.generated(); !ok {
			return tr.container(x, path[:len(path)-1], r)
		}
	}
	if base != nil {
		overridden := related(base.location(false), document.Base, "base value here")
		loc.Related = append(loc.Related, overridden)
	}
	loc.Related = append(loc.Related, c.affixes()...)
	return loc
}

// lookup follows a path.
func lookup(v any, path []any) (any, bool) {
	for _, elem := range path {
		switch elem := elem.(type) {
		case string:
			m, _ := v.(map[string]any)
			next, ok := m[elem]
			if !ok {
				return nil, false
			}
			v = next
		case int:
			l, _ := v.([]any)
			if elem < 0 || elem >= len(l) {
				return nil, false
			}
			v = l[elem]
		}
	}
	return v, true
}

// place returns the place whose number is v.
func (tr *trace) place(v any) *place {
	s, _ := v.(string)
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n >= len(tr.places) {
		return nil
	}
	return &tr.places[n]
}

// placesOf returns where the field at path is written in a resource file and in
// the newest patch; nil if nowhere.
func (tr *trace) placesOf(x *traced, path []any) (base, patch *place) {
	if len(path) == 0 {
		return nil, nil
	}
	parent, _ := lookup(x.root, path[:len(path)-1])
	switch last := path[len(path)-1].(type) {
	case string:
		m, _ := parent.(map[string]any)
		return tr.place(m[last+baseMark]), tr.place(m[last+patchMark])
	case int:
		if len(path) < 2 {
			return nil, nil
		}
		name, _ := path[len(path)-2].(string)
		holder, _ := lookup(x.root, path[:len(path)-2])
		m, _ := holder.(map[string]any)
		shadows, _ := m[name+listMark].([]any)
		items, _ := parent.([]any)
		var p *place
		if len(shadows) == len(items) && last < len(shadows) {
			p = tr.place(shadows[last])
		}
		// Something added to the list or took out of it: the value must do.
		if value, ok := lookup(parent, []any{last}); ok && (p == nil || p.value.Value != fmt.Sprint(value)) {
			for _, s := range shadows {
				if q := tr.place(s); q != nil && q.value.Value == fmt.Sprint(value) {
					p = q
					break
				}
			}
		}
		if p != nil && p.from != nil {
			return nil, p
		}
		return p, nil
	}
	return nil, nil
}

// removal returns the place of the patch that took a field out, nil if none did.
func (tr *trace) removal(x *traced, parent []any, name any) *place {
	v, _ := lookup(x.root, parent)
	m, _ := v.(map[string]any)
	s, _ := name.(string)
	if p := tr.place(m[s+patchMark]); p != nil && p.removed {
		return p
	}
	return nil
}

// container locates a mapping or list: its key, or for an item of a list and
// for the object its first line. One that is nowhere written is located where
// its parent is.
func (tr *trace) container(x *traced, path []any, r Resource) document.Location {
	for ; ; path = path[:len(path)-1] {
		v, _ := lookup(x.root, path)
		if len(path) > 0 {
			if _, isKey := path[len(path)-1].(string); isKey {
				base, patch := tr.placesOf(x, path)
				_, isMap := v.(map[string]any)
				if base != nil && patch != nil && !isMap && tr.replaced(v, base) {
					base = nil
				}
				if base == nil {
					base = patch
				}
				if base != nil {
					loc := base.location(true)
					if patch != nil && patch != base {
						loc.Related = append(loc.Related, related(patch.location(true), document.Patched, "patched here"))
					}
					return loc
				}
			}
		}
		if m, ok := v.(map[string]any); ok {
			if p := tr.first(m); p != nil {
				return p.location(false)
			}
		}
		if len(path) == 0 {
			c := change{tr: tr, x: x, r: r}
			if loc, ok := c.generated(); ok {
				return loc
			}
			return tr.whole(r.File)
		}
		c := change{tr: tr, x: x, r: r, path: path}
		if loc, ok := c.transformed(); ok {
			return loc
		}
		if loc, ok := c.generated(); ok {
			return loc
		}
	}
}

// replaced says whether nothing of the list v comes from the file of base.
func (tr *trace) replaced(v any, base *place) bool {
	items, _ := v.([]any)
	for _, item := range items {
		m, ok := item.(map[string]any)
		if !ok {
			return true
		}
		if p := tr.first(m); p != nil && p.from == nil && p.src == base.src {
			return false
		}
	}
	return len(items) > 0
}

// first returns the place of the first line of a mapping, in a resource file if
// any of it is from one.
func (tr *trace) first(m map[string]any) *place {
	var best *place
	for _, key := range sortedKeys(m) {
		p := tr.place(m[key])
		if p == nil || p.key == nil || !isShadow(key) || p.removed {
			continue
		}
		switch {
		case best == nil,
			best.from != nil && p.from == nil,
			(best.from == nil) == (p.from == nil) && best.src == p.src && before(p.key, best.key):
			best = p
		}
	}
	return best
}

func before(a, b *yaml.Node) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// isShadow says whether a key is the shadow of another.
func isShadow(key string) bool {
	r := []rune(key)
	return len(r) > 0 && slices.Contains([]string{baseMark, patchMark}, string(r[len(r)-1]))
}
