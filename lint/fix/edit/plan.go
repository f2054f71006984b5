package edit

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A plan is what is to happen to a node and to what is below it. Several changes
// meet in one plan, so that a parent that two of them need is written once.
type plan struct {
	at *manifest.Node
	// replaced says that value is written in place of the node.
	replaced bool
	value    any
	// children are the plans of the fields or items, and removed those to take
	// away, by index.
	children map[int]*plan
	removed  map[int]bool
	// added are new fields, in the order they were asked for, and appended new
	// items.
	added    []entry
	appended []any
}

// An entry is a field that does not exist yet. Its value is a scalar, []any, or
// []entry for a mapping.
type entry struct {
	key   string
	value any
}

// plans are the plans of the YAML documents of a file, nil where nothing
// changes.
type plans struct {
	roots []*manifest.Node
	plans []*plan
}

func newPlans(roots []*manifest.Node) *plans {
	return &plans{roots, make([]*plan, len(roots))}
}

// add plans a change. With an error nothing is planned.
func (p *plans) add(c Change) error {
	if c.Document < 0 || c.Document >= len(p.roots) || len(c.Path) == 0 {
		return errors.New("there is no such field in the file")
	}
	if p.plans[c.Document] == nil {
		p.plans[c.Document] = &plan{at: p.roots[c.Document]}
	}
	return p.plans[c.Document].add(c)
}

// prune plans to remove what the changes left empty.
func (p *plans) prune(changes []Change) {
	for _, c := range changes {
		if c.Remove && c.Prune {
			p.plans[c.Document].prune(c.Path)
		}
	}
}

// add plans a change below the node.
func (p *plan) add(c Change) error {
	path := c.Path
	for depth, step := range path {
		last := depth == len(path)-1
		here := func(what string) error {
			return fmt.Errorf("%s %s", describe(path[:depth]), what)
		}
		if p.replaced {
			return ErrLater
		}
		if p.at.Anchored {
			return here("has an anchor, whose aliases would change with it")
		}
		if p.at.Repeats {
			return here("has a key twice")
		}
		i, err := p.index(step)
		if err != nil {
			return here(err.Error())
		}
		if i < 0 || i == len(p.at.Items) && p.at.Kind == manifest.Sequence {
			if p.at.Merges {
				return here("has a merge key")
			}
			if c.Remove {
				return errors.New("the field is not in this file")
			}
			return p.addTo(path[depth:], c.Set)
		}
		if p.removed[i] {
			if last && c.Remove {
				return nil
			}
			return ErrLater
		}
		child := p.child(i)
		if !last {
			p.setChild(i, child)
			p = child
			continue
		}
		if p.at.Merges {
			return here("has a merge key")
		}
		if holdsAnchor(child.at) {
			return fmt.Errorf("%s has an anchor, whose aliases would change with it", describe(path))
		}
		if c.Remove {
			if p.children[i].changes() {
				return ErrLater
			}
			p.remove(i)
			return nil
		}
		if child.changes() {
			if child.replaced && Same(child.value, clone(c.Set)) {
				return nil
			}
			return ErrLater
		}
		p.setChild(i, child)
		return child.set(c.Set)
	}
	return nil
}

// describe names the field at path, for the beginning of a sentence.
func describe(path []any) string {
	if len(path) == 0 {
		return "the document"
	}
	return manifest.FormatPath(path)
}

// index returns the index of the field or item that a step leads to, -1 if a
// mapping does not have it; the number of items for the one after the last.
func (p *plan) index(step any) (int, error) {
	n := p.at
	switch step := step.(type) {
	case string:
		if n.Kind == manifest.Scalar && n.Value == nil {
			return -1, nil
		}
		if n.Kind != manifest.Mapping {
			return 0, errors.New("is not a mapping")
		}
		i := slices.IndexFunc(n.Fields, func(f manifest.Field) bool { return f.Key == step })
		if i < 0 {
			return -1, nil
		}
		f := &n.Fields[i]
		switch {
		case f.KeyStart < n.Start || f.KeyEnd > n.End:
			return 0, fmt.Errorf("has %q from a merge key", step)
		case aliased(f):
			return 0, fmt.Errorf("has an alias for %q", step)
		}
		return i, nil
	case int:
		if n.Kind != manifest.Sequence || step < 0 || step > len(n.Items) {
			return 0, errors.New("has no such item")
		}
		if step < len(n.Items) && !ownItem(n, step) {
			return 0, errors.New("has an alias for an item")
		}
		return step, nil
	}
	return 0, errors.New("has no such field")
}

// aliased reports whether the value of a field is an alias.
func aliased(f *manifest.Field) bool { return f.Value.Start < f.KeyEnd }

// ownItem reports whether an item of a list is written in it and no alias.
func ownItem(n *manifest.Node, i int) bool {
	item := n.Items[i]
	after := n.Start
	for _, before := range n.Items[:i] {
		if before == item {
			return false
		}
		if before.Start >= after {
			after = before.Start
		}
	}
	return item.Start >= after && item.End <= n.End
}

// holdsAnchor reports whether an anchor is on the node or below it.
func holdsAnchor(n *manifest.Node) bool {
	return n.Anchored ||
		slices.ContainsFunc(n.Fields, func(f manifest.Field) bool { return holdsAnchor(f.Value) }) ||
		slices.ContainsFunc(n.Items, holdsAnchor)
}

func (p *plan) child(i int) *plan {
	if child := p.children[i]; child != nil {
		return child
	}
	if p.at.Kind == manifest.Sequence {
		return &plan{at: p.at.Items[i]}
	}
	return &plan{at: p.at.Fields[i].Value}
}

func (p *plan) setChild(i int, child *plan) {
	if p.children == nil {
		p.children = make(map[int]*plan)
	}
	p.children[i] = child
}

func (p *plan) remove(i int) {
	if p.removed == nil {
		p.removed = make(map[int]bool)
	}
	p.removed[i] = true
	delete(p.children, i)
}

// changes reports whether anything happens to the node or below it.
func (p *plan) changes() bool {
	if p == nil {
		return false
	}
	if p.replaced || len(p.removed)+len(p.added)+len(p.appended) > 0 {
		return true
	}
	for _, child := range p.children {
		if child.changes() {
			return true
		}
	}
	return false
}

// set plans to make the node have a value with as few changes as possible.
func (p *plan) set(value any) error {
	n := p.at
	switch value := value.(type) {
	case map[string]any:
		if n.Kind != manifest.Mapping || n.Merges || n.Repeats {
			break
		}
		for i, f := range n.Fields {
			want, wanted := value[f.Key]
			switch {
			case aliased(&f):
				return fmt.Errorf("%q is an alias", f.Key)
			case !wanted:
				p.remove(i)
			default:
				child := p.child(i)
				p.setChild(i, child)
				if err := child.set(want); err != nil {
					return err
				}
			}
		}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if n.Field(key) == nil {
				p.added = append(p.added, entry{key, entries(value[key])})
			}
		}
		return nil
	case []any:
		if n.Kind != manifest.Sequence {
			break
		}
		for i := range n.Items {
			switch {
			case !ownItem(n, i):
				return errors.New("an item of the list is an alias")
			case i >= len(value):
				p.remove(i)
			default:
				child := p.child(i)
				p.setChild(i, child)
				if err := child.set(value[i]); err != nil {
					return err
				}
			}
		}
		for _, item := range value[min(len(n.Items), len(value)):] {
			p.appended = append(p.appended, entries(item))
		}
		return nil
	}
	if !Same(Value(n), clone(value)) {
		p.replaced, p.value = true, clone(value)
	}
	return nil
}

// addTo plans a new field or item, path being what is not there yet.
func (p *plan) addTo(path []any, value any) error {
	if key, ok := path[0].(string); ok {
		added, err := insert(p.added, key, path[1:], value)
		if err == nil {
			p.added = added
		}
		return err
	}
	if len(p.appended) > 0 || len(path) > 1 {
		return ErrLater
	}
	p.appended = append(p.appended, entries(value))
	return nil
}

// insert adds a field to new ones, or to what is new in one of them.
func insert(added []entry, key string, path []any, value any) ([]entry, error) {
	i := slices.IndexFunc(added, func(e entry) bool { return e.key == key })
	if len(path) == 0 {
		if i < 0 {
			return append(added, entry{key, entries(value)}), nil
		}
		if Same(plain(added[i].value), clone(value)) {
			return added, nil
		}
		return nil, ErrLater
	}
	next, ok := path[0].(string)
	if !ok {
		return nil, errors.New("the list that the field belongs in does not exist")
	}
	var inner []entry
	if i >= 0 {
		if inner, ok = added[i].value.([]entry); !ok {
			return nil, ErrLater
		}
	}
	inner, err := insert(inner, next, path[1:], value)
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return append(added, entry{key, inner}), nil
	}
	added = slices.Clone(added)
	added[i].value = inner
	return added, nil
}

// entries returns a value with its mappings in the order of their keys.
func entries(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := []entry{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out = append(out, entry{key, entries(v[key])})
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = entries(item)
		}
		return out
	}
	return v
}

// plain is the inverse of entries.
func plain(v any) any {
	switch v := v.(type) {
	case []entry:
		m := make(map[string]any, len(v))
		for _, e := range v {
			m[e.key] = plain(e.value)
		}
		return m
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = plain(item)
		}
		return out
	}
	return clone(v)
}

// prune removes the parents of a removed field that are empty and mean nothing
// then.
func (p *plan) prune(path []any) {
	var above []*plan
	var indexes []int
	for _, step := range path[:len(path)-1] {
		i, err := p.index(step)
		if err != nil || i < 0 || p.children[i] == nil {
			return
		}
		above, indexes = append(above, p), append(indexes, i)
		p = p.children[i]
	}
	for i := len(above) - 1; i >= 0; i-- {
		if !prunable(path[i]) || !above[i].children[indexes[i]].emptied() || above[i].at.Merges {
			return
		}
		above[i].remove(indexes[i])
	}
}

// emptied reports whether nothing is left of a list or mapping.
func (p *plan) emptied() bool {
	return len(p.removed) > 0 && len(p.added)+len(p.appended) == 0 &&
		len(p.removed) == len(p.at.Fields)+len(p.at.Items)
}
