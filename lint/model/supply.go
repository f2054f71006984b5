package model

import (
	"maps"
	"regexp"
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
	// heads are the patterns by kind, namespace, and what they start with.
	heads map[string]map[string]map[string][]string
	// floating are the names by kind of the objects that do not say where they land,
	// and anywhere those of all.
	floating, anywhere map[string]map[string]bool
	// counts are how many objects of a kind there are or are made in a namespace.
	counts map[string]map[string]int
	// mentioned are the names by namespace in the objects of operators.
	mentioned map[string]map[string]bool
	// operated are the namespaces in which an operator may run pods of its own, of
	// what is in the bundle.
	operated map[string]bool
}

// anything is any kind, namespace or name.
const anything = "*"

// NewSupply notes what the bundle supplies.
func NewSupply(b *Bundle) *Supply {
	s := &Supply{
		names:    make(map[string]map[string]map[string]bool),
		patterns: make(map[string]map[string]map[string]bool),
		heads:    make(map[string]map[string]map[string][]string),
		floating: make(map[string]map[string]bool),
		anywhere: make(map[string]map[string]bool),
		counts:   make(map[string]map[string]int),
		operated: make(map[string]bool), mentioned: make(map[string]map[string]bool),
	}
	for _, o := range b.Objects {
		kind := o.GroupKind()
		s.add(kind, o.Namespace, o.Name)
		s.count(kind, o.Namespace)
		if !namesPlace(o) {
			note(s.floating, kind, o.Name)
		}
		rows, listed := b.Suppliers[kind]
		if !listed {
			rows, listed = b.Suppliers[anything+"."+o.Group()]
		}
		if !listed && custom(o) && b.Workloads[kind] == nil {
			rows = b.Suppliers[anything]
			s.addMentioned(o.Namespace, at(o.Root, "spec"), "")
		}
		for _, supplied := range rows {
			s.addSupplied(o, supplied)
		}
	}
	return s
}

// addMentioned notes what the fields of an object of an operator name, which it may be
// about to make, or may only read.
func (s *Supply) addMentioned(namespace string, n *manifest.Node, key string) {
	if n == nil {
		return
	}
	for _, f := range n.Fields {
		s.addMentioned(namespace, f.Value, f.Key)
	}
	for _, item := range n.Items {
		s.addMentioned(namespace, item, key)
	}
	if name := text(n); name != "" && naming.MatchString(key) {
		note(s.mentioned, namespace, name)
	}
}

// Mentions reports whether an object of an operator in a namespace names something.
func (s *Supply) Mentions(namespace, name string) bool { return s.mentioned[namespace][name] }

// naming are the keys whose values are names.
var naming = regexp.MustCompile(`(?i)(name|secret|configmap|claim|account|service|ref)s?$`)

// custom reports whether an object is of a kind that an operator brings, which may
// make anything of it.
func custom(o *manifest.Object) bool {
	return strings.Contains(o.Group(), ".") && !strings.HasSuffix(o.Group(), ".k8s.io")
}

func note(names map[string]map[string]bool, kind, name string) {
	if names[kind] == nil {
		names[kind] = make(map[string]bool)
	}
	names[kind][name] = true
}

func (s *Supply) count(kind, namespace string) {
	if s.counts[kind] == nil {
		s.counts[kind] = make(map[string]int)
	}
	s.counts[kind][namespace]++
}

// Has reports whether there is an object of a kind, as manifest.Object.GroupKind has
// it, and name in a namespace, "" for cluster-scoped kinds and anything if it may be in
// any; or may be, if a controller makes several.
func (s *Supply) Has(kind, namespace, name string) bool {
	if namespace == anything && s.anywhere[kind][name] || s.floating[kind][name] || s.names[kind][namespace][name] {
		return true
	}
	for _, k := range []string{kind, anything} {
		for _, n := range []string{namespace, anything} {
			if heads := s.heads[k][n]; heads != nil && matches(heads, name) {
				return true
			}
		}
	}
	return false
}

// matches reports whether one of patterns, by what they start with, is that of a name.
func matches(heads map[string][]string, name string) bool {
	for i := range len(name) + 1 {
		for _, pattern := range heads[name[:i]] {
			if wild(pattern[i:], name[i:]) {
				return true
			}
		}
	}
	return false
}

// wild reports whether a text is as a pattern says, in which "*" is any text.
func wild(pattern, s string) bool {
	parts := strings.Split(pattern, anything)
	last := len(parts) - 1
	if last == 0 {
		return pattern == s
	}
	if !strings.HasPrefix(s, parts[0]) {
		return false
	}
	s = s[len(parts[0]):]
	for _, part := range parts[1:last] {
		_, after, found := strings.Cut(s, part)
		if !found {
			return false
		}
		s = after
	}
	return strings.HasSuffix(s, parts[last])
}

// Names returns the names of the objects of a kind in a namespace, sorted.
func (s *Supply) Names(kind, namespace string) []string {
	return slices.Sorted(maps.Keys(s.names[kind][namespace]))
}

// Declares reports whether objects of a kind are in a namespace, or anywhere if that is
// anything.
func (s *Supply) Declares(kind, namespace string) bool {
	if namespace == anything {
		return len(s.counts[kind]) > 0
	}
	return s.counts[kind][namespace] > 0
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
	if to[kind][namespace][name] {
		return
	}
	to[kind][namespace][name] = true
	note(s.anywhere, kind, name)
	if to := s.heads; kind == anything || namespace == anything || strings.Contains(name, anything) {
		head, _, _ := strings.Cut(name, anything)
		if to[kind] == nil {
			to[kind] = make(map[string]map[string][]string)
		}
		if to[kind][namespace] == nil {
			to[kind][namespace] = make(map[string][]string)
		}
		to[kind][namespace][head] = append(to[kind][namespace][head], name)
	}
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
			s.count(supplied.Kind, namespace)
			if slices.Contains(runningKinds, supplied.Kind) {
				s.operated[namespace] = true
			}
		}
	}
}

// runningKinds are the kinds of which an operator makes some if it runs pods.
var runningKinds = []string{anything, "DaemonSet", "Deployment", "Pod", "Service", "ServiceAccount", "StatefulSet"}

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
		for _, n := range follow([]*manifest.Node{o.Root}, keysOf(path)) {
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

// keysOf splits a path at its dots, but for those after a backslash.
func keysOf(path string) []string {
	var keys []string
	for key := range strings.SplitSeq(path, ".") {
		if last := len(keys) - 1; last >= 0 && strings.HasSuffix(keys[last], `\`) {
			keys[last] = strings.TrimSuffix(keys[last], `\`) + "." + key
			continue
		}
		keys = append(keys, key)
	}
	return keys
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
