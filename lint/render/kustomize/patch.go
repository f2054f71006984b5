package kustomize

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/filters/patchjson6902"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
)

// patch applies entry i of one of the fields with patches: p, or for
// patchesstrategicmerge the one whose path it has.
func (s *assembler) patch(u *unit, field string, i int, p types.Patch) {
	st := &step{kind: patchStep, k: u.k, field: field, n: i}
	text, file, lines, err := s.patchText(u, st, p)
	if err == nil {
		err = s.apply(u, st, p, text, file, lines)
	}
	if err != nil {
		s.say(st, err)
		return
	}
	s.noteStep(st, s.list().list)
}

// patchText returns a patch, the index of its source and how many lines are before it
// there.
func (s *assembler) patchText(u *unit, st *step, p types.Patch) (text string, file, lines int, err error) {
	at := st.at()
	inline := p.Patch != ""
	if st.field == "patchesstrategicmerge" {
		if inline = isInlinePatch(p.Path); inline {
			p.Patch, p.Path = p.Path, ""
		}
	}
	switch {
	case inline && p.Path != "":
		return "", 0, 0, fmt.Errorf("patch and path can't be set at the same time")
	case inline:
		key := at
		if k, value := child(at, "patch"); k != nil {
			key, at = k, value
		}
		text = p.Patch
		file = s.source(u, sourceID{name: u.k.file, patch: true, inline: at}, func() *sourceFile {
			f := s.t.open(u, u.k.file)
			f.inner, f.patch, f.shift = []byte(text), st, f.embedded(key, at)
			return f
		})
		return strings.TrimSpace(text), file, trimmed(text), nil
	case p.Path == "":
		return "", 0, 0, fmt.Errorf("must specify one of patch and path")
	}
	node := at
	if _, value := child(at, "path"); value != nil {
		node = value
	}
	name, ok := u.k.found[node]
	if !ok {
		name = u.k.found[at]
	}
	content, err := u.o.read(name)
	file = s.source(u, sourceID{name: name, patch: true}, func() *sourceFile {
		f := s.t.open(u, name)
		f.patch = st
		return f
	})
	return string(content), file, 0, err
}

// apply applies a patch to what it is for.
func (s *assembler) apply(u *unit, st *step, p types.Patch, text string, file, lines int) error {
	st.source = s.t.marks.fileOf(inFile(file, 1, 1))
	merges, err := s.t.decode([]byte(text), file, lines)
	operations := err != nil || len(merges) == 0
	if st.field == "patchesjson6902" {
		operations = true
	}
	if !operations {
		return s.mergePatch(st, p, merges)
	}
	if st.field == "patchesstrategicmerge" {
		return err
	}
	if p.Target == nil {
		if _, e := documents([]byte(text)); err != nil && (e != nil || !strings.HasPrefix(strings.TrimSpace(text), "-") && !strings.HasPrefix(strings.TrimSpace(text), "[")) {
			return err
		}
		return fmt.Errorf("must specify a target for JSON patch")
	}
	roots, err := documents([]byte(text))
	if err != nil || len(roots) == 0 {
		return fmt.Errorf("unable to parse SM or JSON patch")
	}
	list := kyaml.CopyYNode(deref(roots[0]))
	stamp(list, file, lines)
	return s.jsonPatch(st, p, text, list)
}

// mergePatch applies strategic merge patches: to all that the target selects, else each
// to the one resource whose identity it has.
func (s *assembler) mergePatch(st *step, p types.Patch, merges []*resource.Resource) error {
	for _, patch := range merges {
		if p.Options != nil && p.Options.AllowNameChange {
			patch.AllowNameChange()
		}
		if p.Options != nil && p.Options.AllowKindChange {
			patch.AllowKindChange()
		}
	}
	if p.Target != nil && st.field != "patchesstrategicmerge" {
		if len(merges) > 1 {
			//lint:ignore ST1005 kustomize says it so
			return fmt.Errorf("Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set `patches.target` field")
		}
		selected, err := s.selected(*p.Target)
		if err != nil {
			return fmt.Errorf("unable to find patch target %q in `resources`: %w", p.Target, err)
		}
		patch := merges[0]
		for _, it := range selected {
			if err := s.change(st, it, func(r *resource.Resource) error {
				own, err := addressed(patch, r)
				if err != nil {
					return err
				}
				return r.ApplySmPatch(own)
			}); err != nil {
				return err
			}
		}
		s.drop()
		return nil
	}
	for _, patch := range merges {
		id := patch.OrgId()
		var found []*item
		for _, it := range s.a.items {
			if has(it.res, id.Name, id.Equals) {
				found = append(found, it)
			}
		}
		switch {
		case len(found) == 0:
			return followUp{fmt.Errorf("no resource matches strategic merge patch %q: no matches for Id %s; failed to find unique target for patch %s", id, id, id)}
		case len(found) > 1:
			return fmt.Errorf("no resource matches strategic merge patch %q: multiple matches for Id %s; failed to find unique target for patch %s", id, id, id)
		}
		if err := s.change(st, found[0], func(r *resource.Resource) error {
			own := patch.DeepCopy()
			if st.field == "patchesstrategicmerge" {
				var err error
				if own, err = addressed(patch, r); err != nil {
					return err
				}
			}
			return r.ApplySmPatch(own)
		}); err != nil {
			return err
		}
		s.drop()
	}
	return nil
}

// addressed is a copy of a patch that has the kind of what it is for.
func addressed(patch, r *resource.Resource) (*resource.Resource, error) {
	own := patch.DeepCopy()
	if err := own.CopyMergeMetaDataFieldsFrom(patch); err != nil {
		return nil, err
	}
	own.SetGvk(r.GetGvk())
	own.SetKind(patch.GetKind())
	restore(own.YNode(), patch.YNode())
	return own, nil
}

// change changes one item by a patch, and marks what is changed.
func (s *assembler) change(st *step, it *item, f func(*resource.Resource) error) error {
	one := []*item{it}
	s.watch.before(one)
	root := it.res.YNode()
	err := guard(func() error { return f(it.res) })
	if err != nil {
		if it.res.YNode() == nil {
			it.res.SetYNode(root)
		}
		return err
	}
	it.patched = append(it.patched, st)
	if !it.res.IsNilOrEmpty() {
		s.watch.after(one, st, unlessSame)
		s.touch(st, it.res.YNode())
	}
	return nil
}

// touch notes at the mappings of a resource where a patch writes them too, and returns
// the place in the patch of the node, nil if it has none.
func (s *assembler) touch(st *step, n *yaml.Node) *place {
	m := markOf(n)
	if src := s.t.marks.fileOf(m); src != nil && src == st.source {
		return src.at(m)
	}
	if c := s.t.marks.change(m); c.step == st && c.at.inFile() {
		if src := s.t.marks.fileOf(c.at); src == st.source {
			return src.at(c.at)
		}
	}
	var own *place
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		if p := s.touch(st, child); p != nil && p.above >= 0 {
			own = &p.src.list[p.above]
		}
	}
	if own != nil && own.key != nil && n.Kind != yaml.ScalarNode {
		at := inFile(0, own.value.Line, own.value.Column)
		s.t.marks.note(change{step: st, at: m, touched: at}).put(n)
	}
	return own
}

// has says whether a resource is or was called name, with an identity that matches.
func has(r *resource.Resource, name string, matches func(resid.ResId) bool) bool {
	// Looking at annotations takes long.
	n := r.YNode()
	if now := valueOf(n, "metadata", "name"); now == nil || now.Value != name {
		if before := valueOf(n, "metadata", "annotations", previousNames); before == nil || !strings.Contains(before.Value, name) {
			return false
		}
	}
	for _, id := range append(r.PrevIds(), r.CurId()) {
		if matches(id) {
			return true
		}
	}
	return false
}

// previousNames is the annotation in which kustomize keeps what a resource was called.
const previousNames = "internal.config.kubernetes.io/previousNames"

// selected returns what a selector selects.
func (s *assembler) selected(selector types.Selector) ([]*item, error) {
	regex, err := types.NewSelectorRegex(&selector)
	if err != nil {
		return nil, err
	}
	var out []*item
	for _, it := range s.a.items {
		r := it.res
		if !regex.MatchGvk(r.GetGvk()) {
			continue
		}
		now, was := r.CurId(), r.OrgId()
		if !regex.MatchNamespace(was.EffectiveNamespace()) && !regex.MatchNamespace(now.EffectiveNamespace()) ||
			!regex.MatchName(was.Name) && !regex.MatchName(now.Name) {
			continue
		}
		labels, err := r.MatchesLabelSelector(selector.LabelSelector)
		if err != nil {
			return nil, err
		}
		annotations, err := r.MatchesAnnotationSelector(selector.AnnotationSelector)
		if err != nil {
			return nil, err
		}
		if labels && annotations {
			out = append(out, it)
		}
	}
	return out, nil
}

// jsonPatch applies a JSON patch (RFC 6902) to all that the target selects. The library
// goes through JSON, which has no marks; what it makes gets those of the same
// operations on the nodes.
func (s *assembler) jsonPatch(st *step, p types.Patch, text string, operations *yaml.Node) error {
	boundCopies()
	selected, err := s.selected(*p.Target)
	if err != nil {
		return err
	}
	for _, it := range selected {
		if err := s.change(st, it, func(r *resource.Resource) error {
			if st.field == "patches" {
				r.StorePreviousId()
			}
			internal := kioutil.GetInternalAnnotations(&r.RNode)
			before := kyaml.CopyYNode(r.YNode())
			if err := r.ApplyFilter(patchjson6902.Filter{Patch: text}); err != nil {
				return err
			}
			annotations := r.GetAnnotations()
			for key, value := range internal {
				annotations[key] = value
			}
			if err := r.SetAnnotations(annotations); err != nil {
				return err
			}
			o := operator{s, st}
			for _, operation := range operations.Content {
				o.do(before, deref(operation))
			}
			restore(r.YNode(), before)
			return nil
		}); err != nil {
			return err
		}
	}
	s.drop()
	return nil
}

// An operator does the operations of a JSON patch to nodes, for the sake of their
// marks.
type operator struct {
	s  *assembler
	st *step
}

func (o operator) do(root, operation *yaml.Node) {
	text := func(key string) string {
		if v := valueOf(operation, key); v != nil {
			return v.Value
		}
		return ""
	}
	value := valueOf(operation, "value")
	switch text("op") {
	case "add", "replace":
		if value != nil {
			o.put(root, text("path"), kyaml.CopyYNode(deref(value)), text("op") == "add")
		}
	case "remove":
		o.take(root, text("path"))
	case "move":
		if n := o.take(root, text("from")); n != nil {
			o.put(root, text("path"), n, true)
		}
	case "copy":
		if n := o.find(root, text("from")); n != nil {
			o.put(root, text("path"), kyaml.CopyYNode(n), true)
		}
	}
}

// pointer splits a JSON pointer (RFC 6901).
func pointer(s string) []string {
	parts := strings.Split(strings.TrimPrefix(s, "/"), "/")
	for i := range parts {
		parts[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[i])
	}
	return parts
}

// find returns the node that a pointer leads to, nil if there is none.
func (o operator) find(root *yaml.Node, to string) *yaml.Node {
	n := root
	for _, part := range pointer(to) {
		switch {
		case n == nil:
			return nil
		case n.Kind == yaml.SequenceNode:
			i, err := index(part, len(n.Content))
			if err != nil || i >= len(n.Content) {
				return nil
			}
			n = n.Content[i]
		default:
			n = valueOf(n, part)
		}
	}
	return n
}

// index is an index of a list as a JSON patch has it.
func index(part string, length int) (int, error) {
	if part == "-" {
		return length, nil
	}
	i, err := strconv.Atoi(part)
	if i < 0 {
		i += length
	}
	if err != nil || i < 0 || i > length {
		return 0, fmt.Errorf("no index: %q", part)
	}
	return i, nil
}

// put sets or inserts a node.
func (o operator) put(root *yaml.Node, to string, value *yaml.Node, insert bool) {
	parts := pointer(to)
	last := parts[len(parts)-1]
	parent := root
	if len(parts) > 1 {
		parent = o.find(root, to[:strings.LastIndexByte(to, '/')])
	}
	if parent == nil {
		return
	}
	if parent.Kind == yaml.SequenceNode {
		i, err := index(last, len(parent.Content))
		switch {
		case err != nil:
		case insert || i == len(parent.Content):
			parent.Content = append(parent.Content[:i:i], append([]*yaml.Node{value}, parent.Content[i:]...)...)
		default:
			o.over(parent.Content[i], value)
			parent.Content[i] = value
		}
		return
	}
	if parent.Kind != yaml.MappingNode {
		return
	}
	for i := 1; i < len(parent.Content); i += 2 {
		if parent.Content[i-1].Value == last {
			o.over(parent.Content[i], value)
			parent.Content[i] = value
			return
		}
	}
	parent.Content = append(parent.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: last}, value)
}

// over marks a value that takes the place of another.
func (o operator) over(old, value *yaml.Node) {
	o.s.t.marks.note(change{step: o.st, at: markOf(value), before: markOf(old)}).put(value)
}

// take takes a node out and returns it, nil if there is none.
func (o operator) take(root *yaml.Node, from string) *yaml.Node {
	n := o.find(root, from)
	i := strings.LastIndexByte(from, '/')
	if n == nil || i < 0 {
		return nil
	}
	parent := root
	if i > 0 {
		parent = o.find(root, from[:i])
	}
	for j, c := range parent.Content {
		if c == n {
			if parent.Kind == yaml.MappingNode {
				parent.Content = append(parent.Content[:j-1:j-1], parent.Content[j+1:]...)
			} else {
				parent.Content = append(parent.Content[:j:j], parent.Content[j+1:]...)
			}
			break
		}
	}
	return n
}
