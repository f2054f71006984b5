package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

// input holds what the objects of one bundle are judged with. Everything but
// the object itself is made once and shared.
type input struct {
	values []*ast.Term // of the objects of the bundle
	// spaces and sources are the namespaces of the objects and what rendered
	// them: the same term for the same text, by which a machine sees that nothing
	// has changed.
	spaces, sources []*ast.Term
	// pods are the places in the objects that have the shape of a pod spec.
	pods []*ast.Term
	// index and byName are the objects by kind and namespace: in the order of the
	// bundle, and the first of each name.
	index, byName *ast.Term
	target        *ast.Term
	// parameters are the engine's.
	parameters *ast.Term
	// models are those of the bundle that a rule names for one of its kinds, by
	// name.
	models *ast.Term
	// components are what the objects configure, nil if no rule is limited to some.
	components model.Components
	// partial says whether the bundle may lack objects, external what others
	// supply.
	partial, external *ast.Term
	// project is the engine's.
	project *ast.Term
	// named finds the first object of the bundle that has a name, in a directory
	// and in all of them.
	named map[objectKey]*manifest.Object
}

// An objectKey is what a policy names an object by, and the directory of its file,
// "" for any.
type objectKey struct{ kind, namespace, name, dir string }

// newInput converts a bundle for evaluation with models.
func (e *Engine) newInput(bundle []*manifest.Object, around Around, models []rule.Model) (*input, error) {
	in := &input{
		values:     make([]*ast.Term, len(bundle)),
		target:     ast.ObjectTerm(ast.Item(ast.StringTerm("minor"), ast.IntNumberTerm(e.minor))),
		parameters: e.parameters,
		partial:    ast.InternedTerm(around.Partial),
		external:   e.external,
		project:    e.project,
		named:      make(map[objectKey]*manifest.Object, len(bundle)),
	}
	in.spaces, in.sources = make([]*ast.Term, len(bundle)), make([]*ast.Term, len(bundle))
	in.pods = make([]*ast.Term, len(bundle))
	texts := make(map[string]*ast.Term)
	for i, o := range bundle {
		in.values[i] = Value(o.Root)
		in.pods[i] = podSpecs(o)
		in.spaces[i], in.sources[i] = intern(texts, o.Namespace), intern(texts, sourceKind(o))
		kind := o.GroupKind()
		for _, dir := range []string{"", path.Dir(o.Document.File)} {
			if key := (objectKey{kind, o.Namespace, o.Name, dir}); in.named[key] == nil {
				in.named[key] = o
			}
		}
	}
	in.index, in.byName = index(bundle, in.values)
	whole := &model.Bundle{
		Objects: bundle, Workloads: e.set.Workloads, Components: e.set.Components,
		Suppliers: e.suppliers, Policies: e.set.FS, Minor: e.minor, Run: around.Run,
	}
	if slices.ContainsFunc(e.rules, func(r *rule.Rule) bool { return r.Components != nil }) {
		in.components = model.NewComponents(whole)
	}
	var err error
	in.models, err = modelTerms(models, whole)
	return in, err
}

// noPods is what objects have that carry no pod by its shape alone.
var noPods = ast.ArrayTerm()

// podSpecs are the places in an object that have the shape of a pod spec.
func podSpecs(o *manifest.Object) *ast.Term {
	if len(o.PodSpecs) == 0 {
		return noPods
	}
	terms := make([]*ast.Term, len(o.PodSpecs))
	for i, spec := range o.PodSpecs {
		path := make([]*ast.Term, len(spec.Path))
		for j, step := range spec.Path {
			switch step := step.(type) {
			case int:
				path[j] = ast.IntNumberTerm(step)
			case string:
				path[j] = ast.StringTerm(step)
			}
		}
		terms[i] = ast.ObjectTerm(
			ast.Item(ast.StringTerm("path"), ast.ArrayTerm(path...)),
			ast.Item(ast.StringTerm("partial"), ast.InternedTerm(spec.Partial)),
		)
	}
	return ast.ArrayTerm(terms...)
}

// intern is the term of a text, the same for all that share texts.
func intern(texts map[string]*ast.Term, s string) *ast.Term {
	if texts[s] == nil {
		texts[s] = ast.StringTerm(s)
	}
	return texts[s]
}

// index sorts the values of objects by kind and namespace, into lists and by name.
func index(bundle []*manifest.Object, values []*ast.Term) (lists, byName *ast.Term) {
	members := make(map[string]map[string][]int)
	for i, o := range bundle {
		kind := o.GroupKind()
		if members[kind] == nil {
			members[kind] = make(map[string][]int)
		}
		members[kind][o.Namespace] = append(members[kind][o.Namespace], i)
	}
	lists, byName = ast.ObjectTerm(), ast.ObjectTerm()
	for _, kind := range slices.Sorted(maps.Keys(members)) {
		listed, named := ast.NewObject(), ast.NewObject()
		for _, namespace := range slices.Sorted(maps.Keys(members[kind])) {
			list, names := []*ast.Term(nil), ast.NewObject()
			for _, i := range members[kind][namespace] {
				list = append(list, values[i])
				if name := ast.StringTerm(bundle[i].Name); names.Get(name) == nil {
					names.Insert(name, values[i])
				}
			}
			listed.Insert(ast.StringTerm(namespace), ast.ArrayTerm(list...))
			named.Insert(ast.StringTerm(namespace), ast.NewTerm(names))
		}
		lists.Value.(ast.Object).Insert(ast.StringTerm(kind), ast.NewTerm(listed))
		byName.Value.(ast.Object).Insert(ast.StringTerm(kind), ast.NewTerm(named))
	}
	return lists, byName
}

// related finds the object that a finding in o names, nil if there is none. Of
// several that have the name, as in a directory with many applications, the first
// beside o is meant, else the first.
func (in *input) related(o *manifest.Object, kind, namespace, name string) *manifest.Object {
	return cmp.Or(
		in.named[objectKey{kind, namespace, name, path.Dir(o.Document.File)}],
		in.named[objectKey{kind, namespace, name, ""}],
	)
}

// models are those that a rule names for a kind of the bundle.
func (e *Engine) models(bundle []*manifest.Object) []rule.Model {
	named := make(map[rule.Model]bool)
	for _, o := range bundle {
		if q := e.query(o); q != nil {
			for _, name := range q.models {
				named[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(named))
}

// modelTerms are models of a bundle by name.
func modelTerms(names []rule.Model, b *model.Bundle) (*ast.Term, error) {
	terms := make([][2]*ast.Term, len(names))
	for i, name := range names {
		term, err := model.Term(name, b)
		if err != nil {
			return nil, fmt.Errorf("make the model %s: %w", name, err)
		}
		terms[i] = ast.Item(ast.StringTerm(name.String()), term)
	}
	return ast.ObjectTerm(terms...), nil
}

// of is the input document for judging the i-th object of the bundle.
func (in *input) of(i int) ast.Value {
	return ast.NewObject(
		ast.Item(ast.InternedTerm("object"), in.values[i]),
		ast.Item(ast.InternedTerm("position"), ast.IntNumberTerm(i)),
		ast.Item(ast.InternedTerm("namespace"), in.spaces[i]),
		ast.Item(ast.InternedTerm("source"), in.sources[i]),
		ast.Item(ast.InternedTerm("pods"), in.pods[i]),
		ast.Item(ast.InternedTerm("index"), in.index),
		ast.Item(ast.InternedTerm("named"), in.byName),
		ast.Item(ast.InternedTerm("target"), in.target),
		ast.Item(ast.InternedTerm("parameters"), in.parameters),
		ast.Item(ast.InternedTerm("model"), in.models),
		ast.Item(ast.InternedTerm("partial"), in.partial),
		ast.Item(ast.InternedTerm("external"), in.external),
		ast.Item(ast.InternedTerm("project"), in.project),
	)
}

// externals are the objects that something else supplies, as policies see them.
func externals(all []External) *ast.Term {
	terms := make([]*ast.Term, len(all))
	for i, e := range all {
		terms[i] = ast.ObjectTerm(
			ast.Item(ast.StringTerm("kind"), ast.StringTerm(e.Kind)),
			ast.Item(ast.StringTerm("namespace"), ast.StringTerm(cmp.Or(e.Namespace, "*"))),
			ast.Item(ast.StringTerm("name"), ast.StringTerm(cmp.Or(e.Name, "*"))),
		)
	}
	return ast.ArrayTerm(terms...)
}

// parameters are those of the rules that have any, by rule ID: the defaults, and
// what replaces them.
func parameters(rules []*rule.Rule, set map[string]map[string]any) (*ast.Term, error) {
	all := ast.NewObject()
	for _, r := range rules {
		if len(r.Parameters) == 0 {
			continue
		}
		own := maps.Clone(r.Parameters)
		maps.Copy(own, set[r.ID])
		value, err := ast.InterfaceToValue(own)
		if err != nil {
			return nil, fmt.Errorf("read the parameters of %s: %w", r.ID, err)
		}
		all.Insert(ast.StringTerm(r.ID), ast.NewTerm(value))
	}
	return ast.NewTerm(all), nil
}

// sourceKind says what rendered the object; without a source, as in a rule's
// example, it is plain YAML.
func sourceKind(o *manifest.Object) string {
	if src := o.Document.Source; src != nil {
		return string(src.Kind)
	}
	return string(document.Plain)
}

// Value converts a node to the value that policies see.
func Value(n *manifest.Node) *ast.Term {
	switch n.Kind {
	case manifest.Mapping:
		items := make([][2]*ast.Term, len(n.Fields))
		for i, f := range n.Fields {
			items[i] = ast.Item(ast.StringTerm(f.Key), Value(f.Value))
		}
		return ast.ObjectTerm(items...)
	case manifest.Sequence:
		items := make([]*ast.Term, len(n.Items))
		for i, item := range n.Items {
			items[i] = Value(item)
		}
		return ast.ArrayTerm(items...)
	}
	switch v := n.Value.(type) {
	case bool:
		return ast.InternedTerm(v)
	case string:
		return ast.StringTerm(v)
	case int64:
		return ast.NumberTerm(json.Number(strconv.FormatInt(v, 10)))
	case uint64:
		return ast.NumberTerm(json.Number(strconv.FormatUint(v, 10)))
	case float64:
		return ast.FloatNumberTerm(v)
	}
	return ast.NullTerm()
}
