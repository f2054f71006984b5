package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// orderTerm is which keys are out of order, which rules do not see: by the position
// of the object, the first of its keys that is less than the one before it.
//
//	path   leads to the key
//	after  the key before it
//	count  in how many mappings of the object keys are out of order
func orderTerm(objects []*manifest.Object) *ast.Term {
	var items [][2]*ast.Term
	for i, o := range objects {
		var u unsorted
		u.walk(o.Root, nil)
		if u.count > 0 {
			items = append(items, ast.Item(ast.IntNumberTerm(i), object(map[string]*ast.Term{
				"path": pathTerm(u.path), "after": ast.StringTerm(u.after), "count": ast.IntNumberTerm(u.count),
			})))
		}
	}
	return ast.ObjectTerm(items...)
}

type unsorted struct {
	path  []any
	after string
	count int
}

func (u *unsorted) walk(n *manifest.Node, here []any) {
	for i := 1; i < len(n.Fields); i++ {
		if before := n.Fields[i-1].Key; n.Fields[i].Key < before {
			if u.count == 0 {
				u.path, u.after = join(here, n.Fields[i].Key), before
			}
			u.count++
			break
		}
	}
	for _, f := range n.Fields {
		u.walk(f.Value, join(here, f.Key))
	}
	for i, item := range n.Items {
		u.walk(item, join(here, i))
	}
}
