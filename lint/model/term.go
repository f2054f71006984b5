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

// tree makes lists by namespace and name.
func tree(lists map[string]map[string][]*ast.Term) *ast.Term {
	namespaces := make(map[string]*ast.Term, len(lists))
	for namespace, names := range lists {
		members := make(map[string]*ast.Term, len(names))
		for name, list := range names {
			members[name] = ast.ArrayTerm(list...)
		}
		namespaces[namespace] = object(members)
	}
	return object(namespaces)
}
