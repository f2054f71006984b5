package model

import (
	"maps"
	slash "path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// Supply is what a bundle supplies: its objects, and those that controllers make
// of them.
type Supply struct {
	// names are those of the objects by kind, as manifest.Object.GroupKind has
	// it, and namespace. Patterns are of the same form, with "*" for any text in
	// a name, any kind or any namespace.
	names, patterns map[string]map[string]map[string]bool
}

// anything is any kind, namespace or name.
const anything = "*"

// NewSupply notes what the bundle supplies.
func NewSupply(b *Bundle) *Supply {
	s := &Supply{
		names:    make(map[string]map[string]map[string]bool),
		patterns: make(map[string]map[string]map[string]bool),
	}
	for _, o := range b.Objects {
		s.add(o.GroupKind(), o.Namespace, o.Name)
		for _, supplied := range b.Suppliers[o.GroupKind()] {
			s.addSupplied(o, supplied)
		}
	}
	return s
}

// Has reports whether an object is supplied.
func (s *Supply) Has(kind, namespace, name string) bool {
	if s.names[kind][namespace][name] {
		return true
	}
	for _, k := range []string{kind, anything} {
		for _, n := range []string{namespace, anything} {
			for pattern := range s.patterns[k][n] {
				if ok, _ := slash.Match(pattern, name); ok {
					return true
				}
			}
		}
	}
	return false
}

func (s *Supply) add(kind, namespace, name string) {
	to := s.names
	if kind == anything || namespace == anything || strings.Contains(name, anything) {
		to = s.patterns
	}
	if to[kind] == nil {
		to[kind] = make(map[string]map[string]bool)
	}
	if to[kind][namespace] == nil {
		to[kind][namespace] = make(map[string]bool)
	}
	to[kind][namespace][name] = true
}

// addSupplied notes what a controller makes of an object.
func (s *Supply) addSupplied(o *manifest.Object, supplied rule.Supplied) {
	if annotations := at(o.Root, "metadata", "annotations"); len(supplied.Annotations) > 0 &&
		!slices.ContainsFunc(supplied.Annotations, func(key string) bool { return at(annotations, key) != nil }) {
		return
	}
	namespaces := []string{o.Namespace}
	if supplied.Namespace != nil {
		namespaces = first(o, supplied.Namespace)
	}
	for _, name := range first(o, supplied.Name) {
		for _, namespace := range namespaces {
			s.add(supplied.Kind, namespace, name)
		}
	}
}

// first returns the texts of the first template that has any for the object.
func first(o *manifest.Object, templates []string) []string {
	for _, template := range templates {
		if texts := fill(o, template); len(texts) > 0 {
			return texts
		}
	}
	return nil
}

// fill puts what the paths in braces lead to into a template: of several values
// each, and nothing if there is none.
func fill(o *manifest.Object, template string) []string {
	before, rest, found := strings.Cut(template, "{")
	if !found {
		return []string{template}
	}
	path, after, _ := strings.Cut(rest, "}")
	var values []string
	switch path {
	case "metadata.name":
		values = []string{o.Name}
	case "metadata.namespace":
		values = []string{o.Namespace}
	default:
		for _, n := range follow([]*manifest.Node{o.Root}, strings.Split(path, ".")) {
			if value := text(n); value != "" {
				values = append(values, value)
			}
		}
	}
	var all []string
	for _, value := range values {
		for _, tail := range fill(o, after) {
			all = append(all, before+value+tail)
		}
	}
	return all
}

// follow returns what keys lead to from each of the nodes; a key that ends in
// "[*]" leads to all elements of a list.
func follow(nodes []*manifest.Node, keys []string) []*manifest.Node {
	for _, key := range keys {
		name, list := strings.CutSuffix(key, "[*]")
		var next []*manifest.Node
		for _, n := range nodes {
			n = at(n, name)
			switch {
			case n == nil:
			case list:
				next = append(next, n.Items...)
			default:
				next = append(next, n)
			}
		}
		nodes = next
	}
	return nodes
}

// Term returns the supply as rules see it:
//
//	{"names": {kind: {namespace: {name, ...}}}, "patterns": the same}
//
// See policies/lib/bundle.rego, which is how rules use it.
func (s *Supply) Term() *ast.Term {
	return object(map[string]*ast.Term{"names": sets(s.names), "patterns": sets(s.patterns)})
}

func sets(kinds map[string]map[string]map[string]bool) *ast.Term {
	byKind := make(map[string]*ast.Term, len(kinds))
	for kind, namespaces := range kinds {
		byNamespace := make(map[string]*ast.Term, len(namespaces))
		for namespace, names := range namespaces {
			terms := make([]*ast.Term, 0, len(names))
			for _, name := range slices.Sorted(maps.Keys(names)) {
				terms = append(terms, ast.StringTerm(name))
			}
			byNamespace[namespace] = ast.SetTerm(terms...)
		}
		byKind[kind] = object(byNamespace)
	}
	return object(byKind)
}
