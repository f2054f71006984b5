package kustomize

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
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
