package kustomize

import (
	"errors"
	"fmt"
	"slices"

	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/resid"

	"github.com/kubevet/kubevet/lint/document"
)

// An accumulation is what a kustomization makes of its resources, and what it knows
// for those that build on it. Names are not followed and variables not filled in yet:
// that is done once, at the top.
type accumulation struct {
	items []*item
	specs *specs
	vars  types.VarSet
	// lacking says that something is left out that it should be built of.
	lacking bool
	// problems are those of making it and what it is made of.
	problems []document.Problem
}

// An item is one resource on its way through a build.
type item struct {
	res *resource.Resource
	// file is where it is written: a file of resources, or for what is generated the
	// kustomization.
	file string
	// chart is the rendered file it is in, nil if it is in none.
	chart *chartFile
	// patched are the patches that it was given to, in order.
	patched []*step
	// made is the generator that makes it, nil if none does.
	made *step
	// ids are the names that it has had, the last one last; set at the end.
	ids []resid.ResId
}

// copy returns an accumulation of its own for another who builds on it.
func (a *accumulation) copy() *accumulation {
	c := *a
	c.vars = a.vars.Copy()
	c.items = make([]*item, len(a.items))
	for i, it := range a.items {
		own := *it
		own.res = it.res.DeepCopy()
		own.patched = slices.Clip(it.patched)
		c.items[i] = &own
	}
	return &c
}

// make returns what a unit makes, for the one who asks to change. The last who is known
// to ask gets it itself.
func (t *tree) make(u *unit) *accumulation {
	if !u.shared || t.alone || t.notes {
		return t.assemble(u)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.made == nil {
		u.made = t.assemble(u)
	}
	if u.users--; u.users > 0 {
		return u.made.copy()
	}
	made := u.made
	u.made = nil
	return made
}

// assemble makes a unit.
func (t *tree) assemble(u *unit) *accumulation {
	s := newAssembler(t, u)
	s.assemble(u)
	return s.a
}

// An assembler makes the accumulation of one unit, with the components that it uses.
type assembler struct {
	t *tree
	// unit is that of the kustomization.
	unit  *unit
	a     *accumulation
	watch *watch
}

func newAssembler(t *tree, u *unit) *assembler {
	return &assembler{t: t, unit: u, a: &accumulation{vars: types.NewVarSet()}, watch: &watch{ms: t.marks}}
}

// assemble does what a kustomization says, or a component.
func (s *assembler) assemble(u *unit) {
	if s.t.ctx.Err() != nil {
		return
	}
	k := u.k
	s.a.lacking = s.a.lacking || k.lacking
	s.schema(u)
	s.resources(u)
	s.configure(u)
	s.generate(u)
	for i := range k.spec.Components {
		if c := s.t.units[k.found[k.entry("components", i)]]; c != nil {
			s.assemble(c)
		}
	}
	s.transform(u)
	s.validate(u)
	s.variables(k)
}

// say notes a Problem with what a step cannot do, unless that follows from something
// that is left out.
func (s *assembler) say(at *step, err error) {
	var follows followUp
	if s.a.lacking && errors.As(err, &follows) {
		return
	}
	n := at.at()
	if at.node != nil && at.source != nil && at.source.name == at.k.file {
		n = at.node
	}
	s.a.problems = append(s.a.problems, document.Problem{File: at.k.file, Line: n.Line, Column: n.Column, Message: explain(err)})
}

// A followUp is an error that may be only because something else was left out.
type followUp struct{ error }

// Unwrap returns the error itself.
func (e followUp) Unwrap() error { return e.error }

// explain turns an error of kustomize into a sentence.
func explain(err error) string { return "kustomize cannot build this: " + oneLine(err.Error()) }

// guard calls f and turns a panic into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("kustomize panics: %v", p)
		}
	}()
	return f()
}

// do runs a step on all resources and marks what it changes. What a step that fails
// has changed before stays, and what it has destroyed is put back.
func (s *assembler) do(st *step, how treatment, f func(resources) error) bool {
	if s.t.ctx.Err() != nil {
		return false
	}
	s.watch.before(s.a.items)
	m := s.list()
	err := guard(func() error { return f(m) })
	if err == nil && (st.kind != replacementStep || st.last) {
		s.noteStep(st, m.list)
	}
	for i, it := range s.a.items {
		if err != nil && it.res.YNode() == nil {
			it.res.SetYNode(s.watch.roots[i])
		}
	}
	s.drop()
	s.watch.after(s.a.items, st, how)
	if err != nil {
		s.say(st, err)
	}
	return err == nil
}

// drop leaves out the resources that a step has emptied.
func (s *assembler) drop() {
	s.a.items = slices.DeleteFunc(s.a.items, func(it *item) bool { return it.res.IsNilOrEmpty() })
}

// resources adds the resources of the files and bases.
func (s *assembler) resources(u *unit) {
	k := u.k
	for i := range k.spec.Resources {
		at := k.entry("resources", i)
		name, ok := k.found[at]
		if !ok {
			continue
		}
		st := &step{kind: resourceStep, k: k, field: "resources", n: i}
		if base := s.t.units[name]; base != nil && base.k != nil {
			made := s.t.make(base)
			s.merge(st, made)
			continue
		}
		s.add(st, s.load(u, st, name))
	}
}

// merge takes over what a base makes.
func (s *assembler) merge(st *step, base *accumulation) {
	s.a.lacking = s.a.lacking || base.lacking
	s.a.problems = append(s.a.problems, base.problems...)
	s.add(st, base.items)
	merged, err := s.a.specs.merge(base.specs)
	if err == nil {
		s.a.specs = merged
		err = s.a.vars.MergeSet(base.vars)
	}
	if err != nil {
		s.say(st, err)
	}
}

// add appends items, but for those whose identity another has.
func (s *assembler) add(st *step, items []*item) {
	taken := make(map[identity]bool, len(s.a.items)+len(items))
	for _, it := range s.a.items {
		taken[identityOf(it.res.YNode())] = true
	}
	said := false
	for _, it := range items {
		id := identityOf(it.res.YNode())
		if taken[id] {
			if !said {
				said = true
				s.say(st, fmt.Errorf("may not add resource with an already registered id: %s", it.res.CurId()))
			}
			continue
		}
		taken[id] = true
		s.a.items = append(s.a.items, it)
	}
}

// configure adds the fields that configurations and crds name.
func (s *assembler) configure(u *unit) {
	k := u.k
	all := defaults()
	for _, field := range []string{"configurations", "crds"} {
		refs := k.spec.Configurations
		read := readSpecs
		if field == "crds" {
			refs, read = k.spec.Crds, readCRDs
		}
		for i := range refs {
			st := &step{kind: resourceStep, k: k, field: field, n: i}
			text, err := u.o.read(k.found[k.entry(field, i)])
			var more *specs
			if err == nil {
				err = guard(func() (err error) { more, err = read(text); return err })
			}
			if err == nil {
				more, err = all.merge(more)
			}
			if err != nil {
				s.say(st, err)
				continue
			}
			all = more
		}
	}
	merged, err := s.a.specs.merge(all)
	if err != nil {
		s.say(&step{k: k, field: "configurations", n: -1}, err)
		return
	}
	s.a.specs = merged
}

// variables notes the vars of a kustomization, and what they read.
func (s *assembler) variables(k *kustomization) {
	//lint:ignore SA1019 kustomizations still have them
	for i, v := range k.spec.Vars {
		v.Defaulting()
		st := &step{kind: referenceStep, k: k, field: "vars", n: i}
		if err := s.a.vars.MergeSlice([]types.Var{v}); err != nil {
			s.say(st, err)
			continue
		}
		var matched []*item
		for _, it := range s.a.items {
			if s.readBy(it, v) {
				matched = append(matched, it)
			}
		}
		switch {
		case len(matched) > 1:
			s.say(st, fmt.Errorf("found %d resId matches for var %v (unable to disambiguate)", len(matched), v.Name))
		case len(matched) == 1:
			matched[0].res.AppendRefVarName(v)
		}
	}
}
