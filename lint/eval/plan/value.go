package plan

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// A loop is the state of a loop over a collection.
type loop struct {
	array  *ast.Array
	object ast.Object
	// keys are those of the object, or the elements of a set.
	keys []*ast.Term
	i    int
}

// start begins a loop, unless there is nothing in the value to loop over.
func (l *loop) start(v ast.Value) bool {
	*l = loop{}
	switch v := v.(type) {
	case *ast.Array:
		l.array = v
		return v.Len() > 0
	case ast.Object:
		l.object, l.keys = v, v.Keys()
	case ast.Set:
		l.keys = v.Slice()
	}
	return len(l.keys) > 0
}

// next returns the next key and value, nil at the end. The key of an element of a
// set is itself.
func (l *loop) next() (key, value *ast.Term) {
	i := l.i
	l.i++
	if l.array != nil {
		if i >= l.array.Len() {
			return nil, nil
		}
		return ast.InternedTerm(i), l.array.Elem(i)
	}
	if i >= len(l.keys) {
		return nil, nil
	}
	key = l.keys[i]
	if l.object == nil {
		return key, key
	}
	return key, l.object.Get(key)
}

// get looks a key up in a value; nil if it is not there.
func get(v ast.Value, key *ast.Term) *ast.Term {
	switch v := v.(type) {
	case ast.Object:
		return v.Get(key)
	case *ast.Array:
		return v.Get(key)
	case ast.Set:
		if v.Contains(key) {
			return key
		}
	}
	return nil
}

func equal(a, b *ast.Term) bool {
	return a == b || ast.ValueEqual(a.Value, b.Value)
}

// length counts the elements of a collection, and reports whether v is one.
func length(v ast.Value) (int, bool) {
	switch v := v.(type) {
	case *ast.Array:
		return v.Len(), true
	case ast.Object:
		return v.Len(), true
	case ast.Set:
		return v.Len(), true
	}
	return 0, false
}

// collection makes a collection of what an instruction says: elements, or keys and
// values in turn.
func collection(op int32, terms []*ast.Term) *ast.Term {
	switch op {
	case opArray:
		return ast.ArrayTerm(terms...)
	case opSet:
		return ast.SetTerm(terms...)
	}
	items := make([][2]*ast.Term, len(terms)/2)
	for i := range items {
		items[i] = [2]*ast.Term{terms[2*i], terms[2*i+1]}
	}
	return ast.ObjectTerm(items...)
}

// add puts an element into a set, which is a new one if it was the empty one.
func add(set, element *ast.Term) *ast.Term {
	if set == ast.InternedEmptySet {
		return ast.SetTerm(element)
	}
	set.Value.(ast.Set).Add(element)
	return set
}

// insert sets a key of an object, which is a new one if it was the empty one.
func insert(object, key, value *ast.Term) *ast.Term {
	if object == ast.InternedEmptyObject {
		return ast.ObjectTerm([2]*ast.Term{key, value})
	}
	object.Value.(ast.Object).Insert(key, value)
	return object
}

// merge merges two objects recursively, unless they have different values that
// are not objects for a key.
func merge(a, b *ast.Term) (*ast.Term, bool) {
	x, ok := a.Value.(ast.Object)
	y, ok2 := b.Value.(ast.Object)
	if !ok || !ok2 {
		return nil, false
	}
	merged, ok := x.MergeWith(y, func(v, w *ast.Term) (*ast.Term, bool) {
		both, ok := merge(v, w)
		return both, !ok
	})
	if !ok {
		return nil, false
	}
	return ast.NewTerm(merged), true
}

// replace returns a document with the value at a path replaced.
func replace(document *ast.Term, path []int32, consts []*ast.Term, value *ast.Term) *ast.Term {
	if len(path) == 0 {
		return value
	}
	key := consts[^path[0]]
	var child *ast.Term
	replaced := ast.NewObject()
	if object, ok := document.Value.(ast.Object); ok {
		object.Foreach(replaced.Insert)
		child = object.Get(key)
	}
	if child == nil {
		child = ast.ObjectTerm()
	}
	replaced.Insert(key, replace(child, path[1:], consts, value))
	return ast.NewTerm(replaced)
}
