package kustomize

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	//lint:ignore SA1019 there is no other way to the built-in plugins
	"sigs.k8s.io/kustomize/api/builtins"
	"sigs.k8s.io/kustomize/api/filters/nameref"
	"sigs.k8s.io/kustomize/api/filters/refvar"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/provenance"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/resid"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// build returns the resources of the top unit and what is wrong with them.
func (t *tree) build(u *unit) ([]Resource, []document.Problem) {
	release := t.hold()
	defer func() { release() }()
	t.notes = wantsNotes(u.k)
	s := newAssembler(t, u)
	s.assemble(u)
	s.finish(u)
	problems := s.a.problems
	if err := t.ctx.Err(); err != nil {
		return nil, append(problems, document.Problem{File: u.k.file, Line: 1, Column: 1, Message: explain(err)})
	}
	l := &locator{t: t, items: s.a.items}
	var list []Resource
	for _, it := range s.a.items {
		text, err := textOf(it.res)
		if err != nil {
			problems = append(problems, document.Problem{File: it.file, Line: 1, Column: 1, Message: "kustomize cannot print a resource: " + oneLine(err.Error())})
			continue
		}
		list = append(list, Resource{
			File: it.file, Text: text,
			Name:   func() string { return l.name(it) },
			Origin: func(f document.Field) document.Location { return l.locate(it, f) },
		})
	}
	return list, problems
}

// textOf prints a resource as kustomize does.
func textOf(r *resource.Resource) ([]byte, error) { return r.AsYAML() }

// finish does what is done once, when everything is together: names get their hashes,
// references follow names, variables are filled in, and kustomize's own notes go.
func (s *assembler) finish(u *unit) {
	k := u.k
	st := &step{kind: referenceStep, k: k, field: "resources", n: -1}
	if slices.ContainsFunc(s.a.items, func(it *item) bool { return it.res.NeedHashSuffix() }) {
		s.do(st, keep, func(m resources) error {
			p := builtins.NewHashTransformerPlugin()
			if err := p.Config(resmap.NewPluginHelpers(nil, nil, resmap.NewFactory(s.t.factory), nil), nil); err != nil {
				return err
			}
			return p.Transform(m)
		})
	}
	if s.a.specs != nil {
		s.refer(st)
	}
	s.fillIn(k)
	s.a.items = slices.DeleteFunc(s.a.items, func(it *item) bool {
		local := valueOf(it.res.YNode(), "metadata", "annotations", konfig.IgnoredByKustomizeAnnotation)
		return local != nil && local.Value != "false"
	})
	s.sort(u)
	if slices.Contains(k.spec.BuildMetadata, types.ManagedByLabelOption) {
		managed := &step{kind: labelStep, k: k, field: "buildmetadata", n: -1}
		label := builtins.LabelTransformerPlugin{
			Labels:     map[string]string{konfig.ManagedbyLabelKey: "kustomize-" + provenance.GetProvenance().Semver()},
			FieldSpecs: []types.FieldSpec{{Path: "metadata/labels", CreateIfNotPresent: true}},
		}
		s.do(managed, attribute, func(m resources) error { return label.Transform(m) })
	}
	for _, it := range s.a.items {
		it.ids = append(it.res.PrevIds(), it.res.CurId())
	}
	s.do(st, keep, func(m resources) error {
		for _, r := range m.list {
			r.RemoveBuildAnnotations()
			if !slices.Contains(k.spec.BuildMetadata, types.OriginAnnotations) {
				if err := r.SetOrigin(nil); err != nil {
					return err
				}
			}
			if !slices.Contains(k.spec.BuildMetadata, types.TransformerAnnotations) {
				if err := r.ClearTransformations(); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// sort puts the resources in the order that sortOptions ask for: the one in which
// kustomize puts resources of those names.
func (s *assembler) sort(u *unit) {
	options := u.k.spec.SortOptions
	if options == nil {
		return
	}
	st := &step{kind: referenceStep, k: u.k, field: "sortoptions", n: -1}
	fsys := filesys.MakeFsInMemory()
	var text strings.Builder
	for i, it := range s.a.items {
		id := it.res.CurId()
		fmt.Fprintf(&text, "---\napiVersion: %q\nkind: %q\nmetadata: {name: %q, namespace: %q, annotations: {i: %q}}\n", id.ApiVersion(), id.Kind, id.Name, id.Namespace, fmt.Sprint(i))
	}
	k := types.Kustomization{Resources: []string{"r.yaml"}, SortOptions: options}
	err := guard(func() error {
		shown, err := sigsyaml.Marshal(k)
		if err != nil {
			return err
		}
		for name, text := range map[string][]byte{"kustomization.yaml": shown, "r.yaml": []byte(text.String())} {
			if err := fsys.WriteFile(path.Join("/", name), text); err != nil {
				return err
			}
		}
		m, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(fsys, "/")
		if err != nil {
			return err
		}
		var sorted []*item
		for _, r := range m.Resources() {
			var i int
			if _, err := fmt.Sscan(r.GetAnnotations()["i"], &i); err != nil {
				return err
			}
			sorted = append(sorted, s.a.items[i])
		}
		s.a.items = sorted
		return nil
	})
	if err != nil {
		s.say(st, err)
	}
}

// readBy says whether a var reads an item.
func (s *assembler) readBy(it *item, v types.Var) bool {
	target := resid.NewResIdWithNamespace(v.ObjRef.GVK(), v.ObjRef.Name, v.ObjRef.Namespace)
	matches := target.GvknEquals
	if target.Namespace != "" || target.IsClusterScoped() {
		matches = target.Equals
	}
	return has(it.res, v.ObjRef.Name, matches)
}

// fillIn fills in the variables.
func (s *assembler) fillIn(k *kustomization) {
	values := make(map[string]any)
	for _, v := range s.a.vars.AsSlice() {
		value, err := s.read(v)
		if err != nil {
			s.say(&step{kind: referenceStep, k: k, field: "vars", n: -1}, followUp{err})
			continue
		}
		values[v.Name] = value
	}
	if len(values) == 0 {
		return
	}
	counts := make(map[string]int)
	s.do(&step{kind: referenceStep, k: k, field: "vars", n: -1}, keep, func(m resources) error {
		replace := refvar.MakePrimitiveReplacer(counts, values)
		for _, r := range m.list {
			for _, field := range s.a.specs.VarReference {
				if err := r.ApplyFilter(refvar.Filter{MappingFunc: replace, FieldSpec: field}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// read returns the value of a var.
func (s *assembler) read(v types.Var) (any, error) {
	for _, it := range s.a.items {
		if slices.Contains(it.res.GetRefVarNames(), v.Name) {
			value, err := it.res.GetFieldValue(v.FieldRef.FieldPath)
			if err != nil {
				return nil, fmt.Errorf("field specified in var '%v' not found in corresponding resource", v)
			}
			return value, nil
		}
	}
	return nil, fmt.Errorf("var '%v' cannot be mapped to a field in the set of known resources", v)
}

// refer has the fields that hold names follow them.
func (s *assembler) refer(st *step) {
	names := make(map[string]bool)
	for _, it := range s.a.items {
		if valueOf(it.res.YNode(), "metadata", "annotations", previousNames) != nil {
			for _, id := range it.res.PrevIds() {
				names[id.Name] = true
			}
		}
	}
	if len(names) == 0 {
		return // no name has changed
	}
	s.do(st, keep, func(m resources) error {
		for _, r := range m.list {
			var candidates *resources
			org := r.OrgId()
			for _, target := range s.a.specs.NameReference {
				for _, field := range target.Referrers {
					if !org.IsSelected(&field.Gvk) || !holds(r.YNode(), strings.Split(field.Path, "/"), names) {
						continue
					}
					if candidates == nil {
						c := m.referable(r)
						candidates = &c
					}
					if err := r.ApplyFilter(nameref.Filter{
						Referrer: r, NameFieldToUpdate: field, ReferralTarget: target.Gvk, ReferralCandidates: *candidates,
					}); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

// holds says whether one of names is where a path leads to, or may be in a mapping
// there. Only then does kustomize do anything.
func holds(n *yaml.Node, path []string, names map[string]bool) bool {
	if n == nil {
		return false
	}
	if n.Kind == yaml.SequenceNode {
		return slices.ContainsFunc(n.Content, func(item *yaml.Node) bool { return holds(item, path, names) })
	}
	if len(path) == 0 {
		return n.Kind == yaml.MappingNode || names[n.Value]
	}
	if strings.Contains(path[0], `\`) {
		return true // a slash in a key
	}
	return holds(valueOf(n, strings.TrimSuffix(path[0], "[]")), path[1:], names)
}

// referable returns the resources that one may refer to.
func (r resources) referable(referrer *resource.Resource) resources {
	own := referrer.CurId()
	if own.IsClusterScoped() {
		return r
	}
	var out resources
	spaces := make(map[string]bool)
	if referrer.GetKind() == "RoleBinding" {
		if subjects := valueOf(referrer.YNode(), "subjects"); subjects != nil {
			for _, subject := range subjects.Content {
				if valueText(subject, "kind") == "ServiceAccount" && valueOf(subject, "namespace") != nil {
					spaces[valueText(subject, "namespace")] = true
				}
			}
		}
	}
	for _, target := range r.list {
		id := target.CurId()
		if id.IsClusterScoped() || id.IsNsEquals(own) || spaces[target.GetNamespace()] {
			out.list = append(out.list, target)
		}
	}
	return out
}
