// Package plan runs Rego as OPA's planner compiles it: a plan in OPA's
// intermediate representation (https://www.openpolicyagent.org/docs/ir) is
// assembled into code for a small machine, which can be written to a file and
// read again a function at a time.
//
// It may import nothing of kubevet's.
package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown/cache"
)

// A Program is a set of functions that call each other by name. It is not safe
// for concurrent use; machines that run its functions are.
type Program struct {
	// find returns a function that is not linked, nil if there is none.
	find   func(name string) (*Function, error)
	linked map[string]*Function
	// all are the functions that a dynamic one can call, nil if none is.
	all Functions
	// builtins are those that linked functions call.
	builtins map[string]*builtin
	// memos is how many of the linked functions have a place in the memory of a
	// machine, and keys are what they read of the input.
	memos int
	// pures is how many remember the results of their arguments.
	pures int
	keys  []string
	// values caches compiled regular expressions and globs.
	values cache.InterQueryValueCache
}

// Functions are assembled functions by name.
type Functions map[string]*Function

// Program returns a program of the functions.
func (fs Functions) Program() *Program {
	p := newProgram(func(name string) (*Function, error) { return fs[name], nil })
	p.all = fs
	return p
}

func joinPath(path []string) string { return strings.Join(path, "\x00") }

// A Function is the code of a Rego rule or function. Its first two parameters
// are the documents input and data.
type Function struct {
	Name string
	// path is that of the rule, by which opFind finds it.
	path string
	// dynamic says that the code has an opFind.
	dynamic bool
	// params and locals count the parameters, and all variables of which they
	// are the first; loops counts the loops that can run inside each other.
	params, locals, loops int
	// reads are the keys of the input that the function and those it calls read,
	// sorted; the key "" is the whole input.
	reads []string
	code  []int32
	// consts, functions and builtins are what the code refers to by number.
	consts              []*ast.Term
	functions, builtins []string

	// What follows is set when the function is linked. rules are all functions by
	// path if the function is dynamic.
	rules map[string]*Function
	calls []*Function
	built []*builtin
	// memo is the place of a function without arguments in the memory of a
	// machine, -1 for others; keys are the numbers of what it reads.
	memo int
	keys []int
	// pure is the place of a function of one or two arguments that reads nothing else
	// among those of a machine, -1 for others.
	pure int
}

// ReadsOnly reports whether a linked function reads no keys of the input but some.
func (f *Function) ReadsOnly(keys []string) bool {
	return !f.dynamic && !slices.ContainsFunc(f.reads, func(key string) bool { return !slices.Contains(keys, key) })
}

// newProgram makes a program of the functions that find finds.
func newProgram(find func(name string) (*Function, error)) *Program {
	limit := 4096
	return &Program{
		find:     find,
		linked:   make(map[string]*Function),
		builtins: make(map[string]*builtin),
		// Without a cache of its own OPA keeps 100 expressions.
		values: cache.NewInterQueryValueCache(context.Background(), &cache.Config{
			InterQueryBuiltinValueCache: cache.InterQueryBuiltinValueCacheConfig{MaxNumEntries: &limit},
		}),
	}
}

// documents is how many parameters every function has before its own: input and
// data.
const documents = 2

// Rule returns the function for the rule that a reference names, so linked that a
// machine can run it; nil if there is none.
func (p *Program) Rule(ref ast.Ref) (*Function, error) {
	return p.function(functionName(ref))
}

// functionName is the name of the function for a rule. The planner numbers
// generations of functions: those after the first are for where a part of data or
// a function is replaced.
func functionName(ref ast.Ref) string { return "g0." + ref.String() }

// rule is the name of f in Rego.
func (f *Function) rule() string { return f.Name[strings.IndexByte(f.Name, '.')+1:] }

// function returns a function by its name in the plan.
func (p *Program) function(name string) (*Function, error) {
	if f := p.linked[name]; f != nil {
		return f, nil
	}
	f, err := p.find(name)
	if f == nil || err != nil {
		return nil, err
	}
	p.linked[name] = f
	f.memo, f.pure = -1, -1
	switch n := f.params - documents; {
	case n == 0:
		f.memo = p.memos
		p.memos++
	case n <= len(arguments{}) && len(f.reads) == 0 && !f.dynamic:
		f.pure = p.pures
		p.pures++
	}
	if f.dynamic {
		f.rules = make(map[string]*Function)
		for name, other := range p.all {
			if f.rules[other.path], err = p.function(name); err != nil {
				return nil, err
			}
		}
	}
	for _, key := range f.reads {
		f.keys = append(f.keys, p.key(key))
	}
	for _, callee := range f.functions {
		called, err := p.function(callee)
		if err != nil {
			return nil, err
		}
		if called == nil {
			return nil, fmt.Errorf("%s calls %s, which is not in the plan", name, callee)
		}
		f.calls = append(f.calls, called)
	}
	for _, callee := range f.builtins {
		b := p.builtins[callee]
		if b == nil {
			if b = lookup(callee); b == nil {
				return nil, fmt.Errorf("%s calls %s, which is not a built-in function", name, callee)
			}
			p.builtins[callee] = b
		}
		f.built = append(f.built, b)
	}
	return f, nil
}

// key numbers a key of the input.
func (p *Program) key(key string) int {
	if i := slices.Index(p.keys, key); i >= 0 {
		return i
	}
	p.keys = append(p.keys, key)
	return len(p.keys) - 1
}

// The instructions. Each is followed by its operands: a variable is its number, a
// constant the complement of its number, and an address an index of the code. The
// operand to of what can be undefined is where the code goes on if it is.
const (
	opReturn      int32 = iota // value
	opJump                     // to
	opCall                     // function, target, count, arguments..., to
	opBuiltin                  // built-in function, target, count, arguments..., to
	opDot                      // value, key, target, to
	opScan                     // value, loop, to
	opNext                     // loop, key, value, to
	opMove                     // value, target
	opReset                    // target
	opMoveOnce                 // value, target
	opMake                     // value, target: an empty collection
	opArray                    // target, count, elements...
	opObject                   // target, count, keys and values...
	opSet                      // target, count, elements...
	opAppend                   // value, array
	opInsert                   // key, value, object
	opInsertOnce               // key, value, object
	opMerge                    // a, b, target
	opAdd                      // value, set
	opEqual                    // a, b, to
	opNotEqual                 // a, b, to
	opIsArray                  // value, to
	opIsObject                 // value, to
	opIsSet                    // value, to
	opIsDefined                // value, to
	opIsUndefined              // value, to
	opLen                      // value, target
	opReplace                  // value, target, count, keys...
	opFind                     // target, count, keys..., to without such a rule, to if it is undefined
)
