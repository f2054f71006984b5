package model

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// object makes an object of fields.
func object(fields map[string]*ast.Term) *ast.Term {
	pairs := make([][2]*ast.Term, 0, len(fields))
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		pairs = append(pairs, ast.Item(ast.StringTerm(key), fields[key]))
	}
	return ast.ObjectTerm(pairs...)
}

// values makes an object by namespace and name.
func values(terms map[string]map[string]*ast.Term) *ast.Term {
	namespaces := make(map[string]*ast.Term, len(terms))
	for namespace, names := range terms {
		namespaces[namespace] = object(names)
	}
	return object(namespaces)
}

// tree makes lists by namespace and name.
func tree(lists map[string]map[string][]*ast.Term) *ast.Term {
	terms := make(map[string]map[string]*ast.Term, len(lists))
	for namespace, names := range lists {
		for name, list := range names {
			set(terms, namespace, name, ast.ArrayTerm(list...))
		}
	}
	return values(terms)
}

// lists makes lists by name.
func lists(byName map[string][]*ast.Term) *ast.Term {
	terms := make(map[string]*ast.Term, len(byName))
	for name, list := range byName {
		terms[name] = ast.ArrayTerm(list...)
	}
	return object(terms)
}

// set and add put a value at namespace and name, and at the end of the list there.
func set[T any](m map[string]map[string]T, namespace, name string, value T) {
	if m[namespace] == nil {
		m[namespace] = make(map[string]T)
	}
	m[namespace][name] = value
}

func add[T any](m map[string]map[string][]T, namespace, name string, value T) {
	set(m, namespace, name, append(m[namespace][name], value))
}

func stringTerms(ss []string) *ast.Term {
	terms := make([]*ast.Term, len(ss))
	for i, s := range ss {
		terms[i] = ast.StringTerm(s)
	}
	return ast.ArrayTerm(terms...)
}
