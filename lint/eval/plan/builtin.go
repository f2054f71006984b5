package plan

import (
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A builtin is one of OPA's built-in functions.
type builtin struct {
	call topdown.BuiltinFunc
	// short computes what call does without its ceremony, and reports whether it
	// did; nil if there is no such function.
	short shortcut
	// deep says that short goes through its arguments all the way down.
	deep bool
	// more are the steps of a call beside those for the size of its arguments; nil
	// is none.
	more func(args []*ast.Term) int
	// relation says that the result is the array of all results, and void that
	// there is none.
	relation, void bool
}

// A shortcut computes the result of a built-in function, nil if it is undefined, and
// reports whether it did.
type shortcut func(args []*ast.Term) (*ast.Term, bool)

// lookup returns a built-in function, nil if there is none of that name.
func lookup(name string) *builtin {
	call := topdown.GetBuiltin(name)
	i := slices.IndexFunc(ast.Builtins[:], func(b *ast.Builtin) bool { return b.Name == name })
	if call == nil || i < 0 {
		return nil
	}
	declared := ast.Builtins[i]
	short := shortcuts[name]
	if prepare := prepared[name]; prepare != nil {
		short = prepare()
	}
	return &builtin{call: call, short: short, deep: name == ast.JSONMarshal.Name, more: surcharge(name), relation: declared.Relation, void: declared.Decl.Result() == nil}
}

// builtIn calls a built-in function. The result is nil if it is undefined, which
// it also is for arguments that the function does not take.
func (m *Machine) builtIn(b *builtin, consts []*ast.Term, args []int32, v []*ast.Term) (*ast.Term, error) {
	operands := m.operands[:0]
	for _, arg := range args {
		operands = append(operands, term(arg, consts, v))
	}
	m.operands = operands
	if b.short != nil {
		charge := m.meter.shallow
		if b.deep {
			charge = m.meter.deep
		}
		if err := charge(operands); err != nil {
			return nil, err
		}
		if result, ok := b.short(operands); ok {
			return result, nil
		}
	}
	if err := m.meter.deep(operands); err != nil {
		return nil, err
	}
	if b.more != nil {
		if err := m.meter.add(b.more(operands)); err != nil {
			return nil, err
		}
	}
	m.results = m.results[:0]
	if err := b.call(m.builtin, operands, m.collect); err != nil {
		if m.ctx.Err() != nil {
			return nil, m.ctx.Err()
		}
		if halt, ok := errors.AsType[topdown.Halt](err); ok {
			return nil, halt.Err
		}
		return nil, nil
	}
	switch {
	case b.relation:
		if err := m.meter.add(len(m.results)); err != nil {
			return nil, err
		}
		return ast.ArrayTerm(slices.Clone(m.results)...), nil
	case b.void:
		return ast.InternedTerm(true), nil
	case len(m.results) == 0:
		return nil, nil
	}
	return m.results[0], nil
}

// shortcuts are the built-in functions that policies call most, for arguments
// that need no more than is here.
var shortcuts = map[string]shortcut{
	ast.NotEqual.Name: func(args []*ast.Term) (*ast.Term, bool) { return ast.InternedTerm(!equal(args[0], args[1])), true },
	ast.Member.Name: func(args []*ast.Term) (*ast.Term, bool) {
		return ast.InternedTerm(member(args[0], args[1].Value)), true
	},
	ast.JSONMarshal.Name: marshal,
	ast.IsString.Name:    is[ast.String],
	ast.IsNumber.Name:    is[ast.Number],
	ast.IsBoolean.Name:   is[ast.Boolean],
	ast.IsNull.Name:      is[ast.Null],
	ast.IsArray.Name:     is[*ast.Array],
	ast.IsObject.Name:    is[ast.Object],
	ast.IsSet.Name:       is[ast.Set],
	ast.StartsWith.Name:  ofStrings(strings.HasPrefix),
	ast.EndsWith.Name:    ofStrings(strings.HasSuffix),
	ast.Contains.Name:    ofStrings(strings.Contains),
	ast.Count.Name: func(args []*ast.Term) (*ast.Term, bool) {
		if _, ok := args[0].Value.(ast.String); ok {
			return nil, false
		}
		n, ok := length(args[0].Value)
		if !ok {
			return nil, true
		}
		return ast.InternedTerm(n), true
	},
	ast.ObjectGet.Name: func(args []*ast.Term) (*ast.Term, bool) {
		object, ok := args[0].Value.(ast.Object)
		if !ok {
			return nil, true
		}
		value := args[0]
		if path, ok := args[1].Value.(*ast.Array); ok {
			for i := 0; i < path.Len() && value != nil; i++ {
				value = get(value.Value, path.Elem(i))
			}
		} else {
			value = object.Get(args[1])
		}
		if value == nil {
			value = args[2]
		}
		return value, true
	},
}

func is[T ast.Value](args []*ast.Term) (*ast.Term, bool) {
	_, ok := args[0].Value.(T)
	return ast.InternedTerm(ok), true
}

// ofStrings is a function that is undefined for all but two strings.
func ofStrings(f func(s, t string) bool) func([]*ast.Term) (*ast.Term, bool) {
	return func(args []*ast.Term) (*ast.Term, bool) {
		s, ok := args[0].Value.(ast.String)
		t, ok2 := args[1].Value.(ast.String)
		if !ok || !ok2 {
			return nil, true
		}
		return ast.InternedTerm(f(string(s), string(t))), true
	}
}

// member reports whether a collection has a value.
func member(t *ast.Term, collection ast.Value) bool {
	switch c := collection.(type) {
	case ast.Set:
		return c.Contains(t)
	case *ast.Array:
		for i := range c.Len() {
			if equal(t, c.Elem(i)) {
				return true
			}
		}
	case ast.Object:
		return c.Until(func(_, v *ast.Term) bool { return equal(t, v) })
	}
	return false
}
