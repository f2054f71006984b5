package kustomize

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// A locator says of the fields of what was built where they are set. It changes
// nothing, and may be used by several goroutines at once.
type locator struct {
	t     *tree
	items []*item
}

// related makes one of the places that explain another.
func related(loc document.Location, role document.Role, message string) document.Related {
	loc.Related = nil
	return document.Related{Location: loc, Role: role, Message: message}
}

// locate finds the place that a person edits to change a field of an item: the newest
// patch, transformer or generator that sets it, else the line of the resource file.
// What else had a hand in it is related.
func (l *locator) locate(it *item, f document.Field) document.Location {
	existing := f.Path
	n := len(f.Missing)
	if n == 0 || n > len(existing) {
		return l.field(it, existing, 0)
	}
	existing = existing[:len(existing)-n]
	loc, ok := l.unrendered(it, existing, f.Missing)
	if !ok {
		loc = l.container(it, existing)
	}
	if p := l.removal(it, existing, f.Missing[0]); p != nil {
		loc.Related = append(loc.Related, related(p.location(false), document.Removed, "removed here"))
	}
	return loc
}

// nodeAt follows a path from a node, nil if it leads nowhere.
func nodeAt(n *yaml.Node, path []any) *yaml.Node {
	for _, elem := range path {
		switch elem := elem.(type) {
		case string:
			n = valueOf(n, elem)
		case int:
			if n == nil || n.Kind != yaml.SequenceNode || elem < 0 || elem >= len(n.Content) {
				return nil
			}
			n = n.Content[elem]
		}
		if n == nil {
			return nil
		}
	}
	return n
}

// maxCopies bounds how far a value is followed from change to change.
const maxCopies = 100

// field locates a field that exists.
func (l *locator) field(it *item, path []any, depth int) document.Location {
	n := nodeAt(it.res.YNode(), path)
	if n == nil || n.Kind != yaml.ScalarNode || len(path) == 0 {
		return l.container(it, path)
	}
	if loc, ok := l.scalar(it, markOf(n), path); ok {
		return loc
	}
	return l.container(it, path[:len(path)-1])
}

// scalar locates what a mark stands for, at a path; false if that is unknown.
func (l *locator) scalar(it *item, m mark, path []any) (document.Location, bool) {
	var affixes, copied []document.Related
	for range maxCopies {
		c := l.t.marks.change(m)
		if c.step == nil {
			break
		}
		if c.step.kind == prefixStep || c.step.kind == suffixStep {
			what := "name prefix set here"
			if c.step.kind == suffixStep {
				what = "name suffix set here"
			}
			affixes = append(affixes, related(l.keyOf(c.step), document.Transformed, what))
			m = c.at
			continue
		}
		if c.step.kind == referenceStep && !c.before.none() {
			m = c.before
			continue
		}
		loc, ok := l.changed(it, c, path)
		if !ok && !c.before.none() {
			m = c.before
			continue
		}
		if !ok {
			return loc, false
		}
		loc.Related = append(copied, loc.Related...)
		loc.Related = append(loc.Related, l.history(c)...)
		loc.Related = append(loc.Related, affixes...)
		return loc, true
	}
	p := l.placeOf(m)
	if p == nil {
		return document.Location{}, false
	}
	loc := p.location(false)
	slices.Reverse(affixes)
	loc.Related = append(loc.Related, affixes...)
	return loc, true
}

// changed locates what a step has changed.
func (l *locator) changed(it *item, c change, path []any) (document.Location, bool) {
	if c.step.kind == replacementStep {
		return l.replaced(it, c, path)
	}
	if p := l.placeOf(c.at); p != nil {
		return p.location(false), true
	}
	return l.stepAt(it, c.step, path)
}

// history are the places of what a change has changed: the newest patch, unless it is
// one, and the resource file.
func (l *locator) history(c change) []document.Related {
	var out []document.Related
	patch := c.step.kind == patchStep
	m := c.before
	for range maxCopies {
		if p := l.placeOf(m); p != nil {
			if p.src.patch == nil {
				return append(out, related(p.location(false), document.Base, "base value here"))
			}
			if !patch {
				patch = true
				out = append(out, related(p.location(false), document.Patched, "patched here"))
			}
			return out
		}
		older := l.t.marks.change(m)
		if older.step == nil {
			return out
		}
		if p := l.placeOf(older.at); p != nil && older.step.kind == patchStep && !patch {
			patch = true
			out = append(out, related(p.location(false), document.Patched, "patched here"))
		}
		if m = older.before; m.none() {
			m = older.at
			if older.step.kind == patchStep {
				return out
			}
		}
	}
	return out
}

// placeOf returns the place of a mark, nil if that is not in a file.
func (l *locator) placeOf(m mark) *place {
	if src := l.t.marks.fileOf(m); src != nil {
		return src.at(m)
	}
	return nil
}

// keyOf is the key of the kustomization with its value that asks for a step.
func (l *locator) keyOf(s *step) document.Location {
	n := s.k.nodes[s.field]
	if n == nil {
		return l.file(s.k.file).region(s.k.root, s.k.root, shift{})
	}
	return l.at(s.k, n.key, n.value)
}

// file returns the text of a file that something was read from.
func (l *locator) file(name string) *sourceFile {
	i := l.t.marks.source(sourceID{name: name}, func() *sourceFile { return l.t.open(l.t.units[l.t.top], name) })
	return l.t.marks.fileOf(inFile(i, 1, 1))
}

// at is the location of a node of a kustomization, a key with its value.
func (l *locator) at(k *kustomization, key, value *yaml.Node) document.Location {
	p := place{src: l.file(k.file), key: key, value: value}
	return p.location(false)
}

// container locates a mapping or list: its key, or for an item of a list and
// for the object its first line. One that is nowhere written is located where
// its parent is.
func (l *locator) container(it *item, path []any) document.Location {
	for ; ; path = path[:len(path)-1] {
		n := nodeAt(it.res.YNode(), path)
		if n != nil {
			if loc, ok := l.holder(it, n, path); ok {
				return loc
			}
		}
		if len(path) == 0 {
			return l.file(it.file).whole()
		}
	}
}

// holder locates one mapping, list or, as the parent of what is missing, scalar.
func (l *locator) holder(it *item, n *yaml.Node, path []any) (document.Location, bool) {
	var touched *place
	m := markOf(n)
	for range maxCopies {
		p := l.placeOf(m)
		c := l.t.marks.change(m)
		if p == nil && c.step != nil && c.touched.none() && !c.at.none() && c.step.kind != replacementStep {
			p = l.placeOf(c.at)
		}
		if p != nil {
			loc := p.first()
			if len(path) > 0 {
				if _, isKey := path[len(path)-1].(string); isKey && p.key != nil {
					loc = p.location(true)
				}
			}
			if touched != nil {
				loc.Related = append(loc.Related, related(touched.location(true), document.Patched, "patched here"))
			}
			return loc, true
		}
		if c.step == nil {
			return document.Location{}, false
		}
		if !c.touched.none() {
			if touched == nil && c.step.source != nil {
				touched = c.step.source.at(c.touched)
			}
			m = c.at
			continue
		}
		if c.step.kind == referenceStep {
			m = c.before
			continue
		}
		if loc, ok := l.stepAt(it, c.step, path); ok {
			return loc, true
		}
		if m = c.before; m.none() {
			return document.Location{}, false
		}
	}
	return document.Location{}, false
}

// first is the location of a mapping that has no key, or of an item of a list: that of
// its first field.
func (p *place) first() document.Location {
	v := deref(p.value)
	if p.src.chart == nil && v.Kind == yaml.MappingNode && len(v.Content) > 1 {
		q := place{src: p.src, key: v.Content[0], value: v.Content[1]}
		return q.location(false)
	}
	if p.src.chart != nil && v.Kind == yaml.MappingNode && len(v.Content) > 1 {
		return p.src.chart.locate(p.src, append(p.path(), v.Content[0].Value), nil, v.Content[0], v.Content[1])
	}
	return p.location(p.key != nil)
}

// removal returns the place of the patch that took a field out, nil if none did.
func (l *locator) removal(it *item, parent []any, name any) *place {
	for _, s := range slices.Backward(it.patched) {
		if s.source == nil {
			continue
		}
		s.source.parse()
		for i := range s.source.list {
			if p := &s.source.list[i]; p.above < 0 {
				if found := l.takesOut(it, s.source, p, append(slices.Clip(parent), name)); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// takesOut returns the place in a document of a patch that takes a field out.
func (l *locator) takesOut(it *item, src *sourceFile, doc *place, path []any) *place {
	root := deref(doc.value)
	if root.Kind == yaml.SequenceNode {
		for _, operation := range root.Content {
			operation = deref(operation)
			to := valueOf(operation, "path")
			if to == nil || valueText(operation, "op") != "remove" {
				continue
			}
			var want string
			for _, elem := range path {
				want += "/" + fmt.Sprint(elem)
			}
			if slices.Equal(pointer(to.Value), pointer(want)) {
				key, _ := exactChild(operation, "path")
				return &place{src: src, key: key, value: to}
			}
		}
		return nil
	}
	n := root
	for i, elem := range path {
		if elem, ok := elem.(int); ok {
			// An item is known by one of its fields.
			own := nodeAt(it.res.YNode(), path[:i])
			if own == nil || elem >= len(own.Content) || n.Kind != yaml.SequenceNode {
				return nil
			}
			var found *yaml.Node
			for _, other := range n.Content {
				for _, key := range []string{"name", "containerPort", "mountPath", "key", "ip", "port", "topologyKey"} {
					if v := valueText(deref(other), key); v != "" && v == valueText(own.Content[elem], key) {
						found = deref(other)
					}
				}
			}
			if found == nil {
				return nil
			}
			n = found
			continue
		}
		key, value := exactChild(n, elem.(string))
		if value == nil {
			return nil
		}
		removed := value.Kind == yaml.ScalarNode && value.Tag == "!!null" || valueText(value, "$patch") == "delete"
		if i == len(path)-1 {
			if removed {
				return &place{src: src, key: key, value: value}
			}
			return nil
		}
		n = value
	}
	return nil
}

// unrendered locates a field that a chart's template does not render: the chart
// knows which value would make it. It is false for what comes from elsewhere.
func (l *locator) unrendered(it *item, parent, missing []any) (document.Location, bool) {
	if it.chart == nil {
		return document.Location{}, false
	}
	n := nodeAt(it.res.YNode(), parent)
	if n == nil {
		return document.Location{}, false
	}
	p := l.placeOf(markOf(n))
	if p == nil || p.src.chart == nil {
		return document.Location{}, false
	}
	key, value := p.key, p.value
	if v := deref(p.value); key == nil && v.Kind == yaml.MappingNode && len(v.Content) > 1 {
		key, value = v.Content[0], v.Content[1]
	}
	return p.src.chart.locate(p.src, p.path(), missing, key, value), true
}

// name returns the name that an item has where it is written: without the
// prefixes, suffixes and hashes that the kustomizations add. It is "" if that is
// not known.
func (l *locator) name(it *item) string {
	if it.made != nil && it.made.args != nil {
		return it.made.args.Name
	}
	m := mark{}
	if n := nodeAt(it.res.YNode(), []any{"metadata", "name"}); n != nil {
		m = markOf(n)
	}
	for range maxCopies {
		if p := l.placeOf(m); p != nil {
			return deref(p.value).Value
		}
		c := l.t.marks.change(m)
		if m = c.at; m.none() {
			m = c.before
		}
	}
	return ""
}
