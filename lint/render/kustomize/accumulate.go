package kustomize

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"

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

// load reads the resources in a file.
func (s *assembler) load(u *unit, st *step, name string) []*item {
	text, err := u.o.read(name)
	if err != nil {
		n := st.at()
		s.a.problems = append(s.a.problems, document.Problem{File: u.k.file, Line: n.Line, Column: n.Column, Message: oneLine(err.Error())})
		return nil
	}
	file := s.source(u, sourceID{name: name}, nil)
	var items []*item
	for _, r := range s.decode(name, text, file, 0) {
		items = append(items, &item{res: r, file: name})
	}
	s.noteFile(items, name)
	return items
}

// decode reads resources from a text, but for documents that are none, each of which is
// a Problem; lines are those before the text in its file.
func (s *assembler) decode(name string, text []byte, file, lines int) []*resource.Resource {
	list, err := s.t.decode(text, file, lines)
	if err == nil {
		return list
	}
	docs := splitDocuments(string(text))
	if len(docs) == 1 {
		s.a.lacking = true
		docs[0].line += lines
		s.a.problems = append(s.a.problems, documentProblem(name, docs[0], err))
		return nil
	}
	var all []*resource.Resource
	for _, d := range docs {
		if strings.TrimSpace(d.text) != "" {
			all = append(all, s.decode(name, []byte(d.text), file, lines+d.line-1)...)
		}
	}
	return all
}

// separator is the line between two documents, as kustomize has it.
var separator = regexp.MustCompile(`\n---.*\n`)

// decode reads resources from a text as kustomize does, and marks them as those of a
// file, unless that is -1; lines are those before the text.
func (b *Builder) decode(text []byte, file, lines int) (list []*resource.Resource, err error) {
	if bytes.ContainsRune(text, '&') && bytes.ContainsRune(text, '*') {
		// kustomize expands aliases without a bound.
		if _, err := documents(text); err != nil {
			return nil, err
		}
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	slice := func(text []byte) (list []*resource.Resource, err error) {
		err = guard(func() (err error) {
			list, err = b.factory.SliceFromBytes(text)
			return err
		})
		return list, err
	}
	between := separator.FindAllIndex(text, -1)
	lists := bytes.Contains(text, []byte("List"))
	if file < 0 || lists || slices.ContainsFunc(between, func(at []int) bool {
		rest := bytes.TrimSpace(text[at[0]+4 : at[1]])
		return len(rest) > 0 && rest[0] != '#'
	}) {
		if list, err = slice(text); err == nil && file >= 0 {
			b.stampItems(list, text, file, lines)
		}
		return list, err
	}
	// The lines of nodes are those of their document.
	start := 0
	for _, at := range append(between, []int{len(text) - 1, len(text)}) {
		more, err := slice(text[start : at[0]+1])
		if err != nil {
			return nil, err
		}
		for _, r := range more {
			stamp(r.YNode(), file, lines)
		}
		list = append(list, more...)
		lines += bytes.Count(text[start:at[1]], []byte("\n"))
		start = at[1]
	}
	return list, nil
}

// stampItems marks the nodes of resources of a text with lists, the items of which
// kustomize reads a second time.
func (b *Builder) stampItems(list []*resource.Resource, text []byte, file, lines int) {
	roots, _ := documents(text)
	var written []*yaml.Node
	for len(roots) > 0 {
		n := deref(roots[0])
		roots = roots[1:]
		items := valueOf(n, "items")
		if kind := valueOf(n, "kind"); kind == nil || !strings.HasSuffix(kind.Value, "List") || items == nil {
			written = append(written, n)
			continue
		}
		roots = append(roots, items.Content...)
	}
	for i, r := range list {
		if i < len(written) && len(list) == len(written) {
			from := kyaml.CopyYNode(deref(written[i]))
			stamp(from, file, lines)
			restore(r.YNode(), from)
		}
	}
}

// source returns the index of a file, or of a text in it.
func (s *assembler) source(u *unit, id sourceID, made func() *sourceFile) int {
	return s.t.marks.source(id, func() *sourceFile {
		if made != nil {
			return made()
		}
		return s.t.open(u, id.name)
	})
}

// open returns the text of a file, for positions: not what the overlay shows, but what
// a person sees.
func (t *tree) open(u *unit, name string) *sourceFile {
	text, _ := newOverlay(u.recorder, t.files).read(name)
	return newSourceFile(name, text)
}

// An identity is what no two resources have in common.
type identity struct{ group, version, kind, namespace, name string }

// identityOf returns that of a resource as it is now.
func identityOf(root *yaml.Node) identity {
	text := func(keys ...string) string {
		if v := valueOf(root, keys...); v != nil {
			return v.Value
		}
		return ""
	}
	id := identity{kind: text("kind"), namespace: text("metadata", "namespace"), name: text("metadata", "name")}
	if group, version, ok := strings.Cut(text("apiVersion"), "/"); ok {
		id.group, id.version = group, version
	} else {
		id.version = group
	}
	if id.namespace == "default" || id.namespace != "" && resid.NewGvk(id.group, id.version, id.kind).IsClusterScoped() {
		id.namespace = ""
	}
	return id
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
