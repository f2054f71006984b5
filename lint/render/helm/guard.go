package helm

import (
	"reflect"
	"slices"
	"text/template"
	"text/template/parse"
)

// guardPath returns the values path that a guard depends on and its value: the
// first whose value is empty, else the first; nil if there is none.
func (d *rendering) guardPath(n node, u *untaken) (first []any, value any) {
	for _, chain := range chains(n.guard.pipe) {
		path, val := d.follow(n.tree, chain, u, 0)
		if path == nil {
			continue
		}
		if truth, ok := template.IsTrue(val); !ok || !truth {
			return path, val
		}
		if first == nil {
			first, value = path, val
		}
	}
	return first, value
}

// chains returns the field chains of a pipeline in the order they stand in it,
// without the arguments of the guard mark.
func chains(pipe *parse.PipeNode) [][]string {
	var out [][]string
	var visit func(parse.Node)
	visit = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.PipeNode:
			for _, c := range n.Cmds {
				visit(c)
			}
		case *parse.CommandNode:
			if id, ok := n.Args[0].(*parse.IdentifierNode); ok && id.Ident == guardMark {
				return
			}
			for _, a := range n.Args {
				visit(a)
			}
		case *parse.FieldNode:
			out = append(out, append([]string{"."}, n.Ident...))
		case *parse.VariableNode:
			out = append(out, n.Ident)
		case *parse.DotNode:
			out = append(out, []string{"."})
		case *parse.ChainNode:
			visit(n.Node)
		}
	}
	visit(pipe)
	return out
}

// follow evaluates a field chain and returns the values path it stands for, nil
// if it leads to no values.
func (d *rendering) follow(tree *parse.Tree, chain []string, u *untaken, depth int) ([]any, any) {
	var v reflect.Value
	switch {
	case depth > 8:
		return nil, nil
	case chain[0] == ".":
		v = u.dot
	case chain[0] == "$":
		v = u.root
	default:
		if declared := declaration(tree.Root, chain[0]); declared != nil {
			if all := chains(declared); len(all) == 1 {
				return d.follow(tree, append(slices.Clone(all[0]), chain[1:]...), u, depth+1)
			}
		}
		return nil, nil
	}
	path := d.pathOf(v)
	for _, k := range chain[1:] {
		for v.IsValid() && (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) {
			v = v.Elem()
		}
		if path != nil {
			path = append(path, k)
		}
		if !v.IsValid() || v.Kind() != reflect.Map || v.Type().Key().Kind() != reflect.String {
			v = reflect.Value{}
			continue
		}
		v = v.MapIndex(reflect.ValueOf(k).Convert(v.Type().Key()))
		if p := d.pathOf(v); p != nil {
			path = p
		}
	}
	if len(path) == 0 {
		return nil, nil
	}
	if !v.IsValid() || !v.CanInterface() {
		return path, nil
	}
	return path, v.Interface()
}

// pathOf returns the values path of a mapping or leaf of the values, nil if it
// is none. The values as a whole have an empty path that is not nil.
func (d *rendering) pathOf(v reflect.Value) []any {
	if !v.IsValid() || !v.CanInterface() {
		return nil
	}
	l, ok := d.run.tracer.origin(v.Interface()).(*leaf)
	if !ok || l.tree.source != nil || l.tree.file != "" || l.isKey {
		return nil
	}
	return append([]any{}, l.path()...)
}

// declaration returns the pipeline that a variable was declared with, nil if it
// is not declared in the tree or by a range.
func declaration(list *parse.ListNode, name string) *parse.PipeNode {
	declares := func(p *parse.PipeNode) bool {
		return len(p.Decl) == 1 && p.Decl[0].Ident[0] == name
	}
	if list == nil {
		return nil
	}
	for _, n := range list.Nodes {
		var b *parse.BranchNode
		switch n := n.(type) {
		case *parse.ActionNode:
			if declares(n.Pipe) {
				return n.Pipe
			}
			continue
		case *parse.IfNode:
			b = &n.BranchNode
		case *parse.WithNode:
			b = &n.BranchNode
		case *parse.RangeNode:
			b = &n.BranchNode
		default:
			continue
		}
		if b.NodeType != parse.NodeRange && declares(b.Pipe) {
			return b.Pipe
		}
		if p := declaration(b.List, name); p != nil {
			return p
		}
		if p := declaration(b.ElseList, name); p != nil {
			return p
		}
	}
	return nil
}
