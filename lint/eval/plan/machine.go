package plan

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A Machine runs functions on one input after the other. It is not safe for
// concurrent use.
type Machine struct {
	program     *Program
	input, data *ast.Term
	// memory holds the results of functions without arguments. They are good for
	// as long as what they read of the input stays the same: changed says for
	// the keys of the program with which of the inputs, from 1, they last did not.
	memory  []memo
	changed []int
	inputs  int
	// known are the results of pure functions.
	known []map[arguments]outcome

	ctx     context.Context
	builtin topdown.BuiltinContext
	meter   meter
	// stack holds the variables of the functions that run, and loops the state
	// of their loops.
	stack []*ast.Term
	loops []loop
	top   int
	// operands are those of a built-in function, and results what it returns to
	// collect.
	operands, results []*ast.Term
	collect           func(*ast.Term) error
}

// A memo is the result of a function, which is good since an input, or that it
// takes too many steps.
type memo struct {
	since  int
	result *ast.Term
	err    error
}

// NewMachine returns a machine for the functions that are linked in p, which
// stops when ctx is done.
func NewMachine(ctx context.Context, p *Program, data ast.Value) *Machine {
	cancel := topdown.NewCancel()
	context.AfterFunc(ctx, cancel.Cancel)
	m := &Machine{
		program: p,
		data:    ast.NewTerm(data),
		memory:  make([]memo, p.memos),
		known:   make([]map[arguments]outcome, p.pures),
		changed: make([]int, len(p.keys)),
		ctx:     ctx,
		builtin: topdown.BuiltinContext{
			Context:                     ctx,
			Cancel:                      cancel,
			Metrics:                     metrics.NoOp(),
			InterQueryBuiltinValueCache: p.values,
		},
		stack: make([]*ast.Term, 1024),
		loops: make([]loop, 16),
		meter: meter{ctx: ctx, limit: MaxSteps},
	}
	m.collect = func(t *ast.Term) error {
		m.results = append(m.results, t)
		return nil
	}
	return m
}

// SetInput sets the input of the calls that follow.
func (m *Machine) SetInput(input ast.Value) {
	m.inputs++
	term := ast.NewTerm(input)
	for i, key := range m.program.keys {
		if key == "" || m.input == nil {
			m.changed[i] = m.inputs
			continue
		}
		k := ast.InternedTerm(key)
		if get(m.input.Value, k) != get(input, k) {
			m.changed[i] = m.inputs
		}
	}
	m.input = term
}

// Call returns the result of a function without arguments of its own, nil if it
// is undefined. It is a LimitError if that takes more than MaxSteps steps; the
// functions without arguments that f calls have as many of their own, since what
// they need is counted for no caller.
func (m *Machine) Call(f *Function) (*ast.Term, error) {
	m.meter.steps, m.top = 0, 0
	return m.call(f, nil, 0, []int32{int32(0), int32(1)}, []*ast.Term{m.input, m.data})
}

// remembers returns the result of a function that is still good.
func (m *Machine) remembers(f *Function) (*memo, bool) {
	memo := &m.memory[f.memo]
	if memo.since == 0 {
		return nil, false
	}
	for _, k := range f.keys {
		if m.changed[k] > memo.since {
			return nil, false
		}
	}
	return memo, true
}

// call calls a function with arguments in the terms of the caller: its constants
// and variables.
func (m *Machine) call(f *Function, consts []*ast.Term, loops int, args []int32, vars []*ast.Term) (*ast.Term, error) {
	remember := f.memo >= 0 && vars[args[0]] == m.input && vars[args[1]] == m.data
	if remember {
		if memo, ok := m.remembers(f); ok {
			return memo.result, memo.err
		}
		// Whoever asks first would pay for all that ask later.
		defer func(steps int) { m.meter.steps = steps }(m.meter.steps)
		m.meter.steps = 0
	}
	given, pure := arguments{}, false
	if f.pure >= 0 && vars[args[1]] == m.data {
		if given, pure = plain(args[documents:], consts, vars); pure {
			if out, ok := m.known[f.pure][given]; ok {
				return out.result, m.meter.add(out.steps)
			}
		}
	}
	before := m.meter.steps
	base := m.top
	m.top += f.locals
	if m.top > len(m.stack) {
		// The callers go on with their parts of the old stack.
		m.stack = make([]*ast.Term, 2*m.top)
	}
	frame := m.stack[base:m.top:m.top]
	for i, arg := range args {
		frame[i] = term(arg, consts, vars)
	}
	clear(frame[len(args):])
	if n := loops + f.loops; n > len(m.loops) {
		m.loops = append(m.loops, make([]loop, n)...)
	}
	result, err := m.run(f, frame, loops)
	m.top = base
	if remember && (err == nil || isLimit(err)) {
		m.memory[f.memo] = memo{m.inputs, result, err}
	}
	if pure && err == nil {
		m.know(f, given, outcome{result, m.meter.steps - before})
	}
	return result, err
}

// term is the value of an operand.
func term(operand int32, consts, vars []*ast.Term) *ast.Term {
	if operand < 0 {
		return consts[^operand]
	}
	return vars[operand]
}

// Steps counts the steps of all calls of a machine, which is what its work grows
// with.
func (m *Machine) Steps() int { return m.meter.total }

// run runs a function whose variables are v, and whose loops are numbered from
// loops on. The result is nil if it is undefined.
func (m *Machine) run(f *Function, v []*ast.Term, loops int) (*ast.Term, error) {
	consts, code := f.consts, f.code
	pc := int32(0)
	for {
		c := code[pc:]
		switch c[0] {
		case opReturn:
			return term(c[1], consts, v), nil
		case opJump:
			pc = c[1]
		case opCall:
			if err := m.meter.add(1); err != nil {
				return nil, err
			}
			n := c[3]
			result, err := m.call(f.calls[c[1]], consts, loops+f.loops, c[4:4+n], v)
			if err != nil {
				return nil, err
			}
			v[c[2]] = result
			if pc += 5 + n; result == nil {
				pc = c[4+n]
			}
		case opFind:
			n := c[2]
			found := f.rules[pathOf(c[3:3+n], consts, v)]
			if found == nil {
				pc = c[3+n]
				continue
			}
			result, err := m.call(found, consts, loops+f.loops, []int32{0, 1}, v)
			if err != nil {
				return nil, err
			}
			v[c[1]] = result
			if pc += 5 + n; result == nil {
				pc = c[4+n]
			}
		case opBuiltin:
			n := c[3]
			result, err := m.builtIn(f.built[c[1]], consts, c[4:4+n], v)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.rule(), err)
			}
			v[c[2]] = result
			if pc += 5 + n; result == nil {
				pc = c[4+n]
			}
		case opDot:
			value := get(term(c[1], consts, v).Value, term(c[2], consts, v))
			v[c[3]] = value
			if pc += 5; value == nil {
				pc = c[4]
			}
		case opScan:
			if n, _ := length(term(c[1], consts, v).Value); n > 16 {
				if err := m.meter.add(n / 16); err != nil {
					return nil, err
				}
			}
			if pc += 4; !m.loops[loops+int(c[2])].start(term(c[1], consts, v).Value) {
				pc = c[3]
			}
		case opNext:
			if err := m.meter.add(1); err != nil {
				return nil, err
			}
			key, value := m.loops[loops+int(c[1])].next()
			v[c[2]], v[c[3]] = key, value
			if pc += 5; key == nil {
				pc = c[4]
			}
		case opMove:
			v[c[2]] = term(c[1], consts, v)
			pc += 3
		case opReset:
			v[c[1]] = nil
			pc += 2
		case opMoveOnce:
			value := term(c[1], consts, v)
			if old := v[c[2]]; old != nil && !equal(old, value) {
				return nil, fmt.Errorf("%s has different results", f.rule())
			}
			v[c[2]] = value
			pc += 3
		case opMake:
			// Empty collections are shared until something is put in.
			v[c[2]] = consts[^c[1]]
			pc += 3
		case opArray, opObject, opSet:
			n := c[2]
			terms := make([]*ast.Term, n)
			for i, operand := range c[3 : 3+n] {
				terms[i] = term(operand, consts, v)
			}
			v[c[1]] = collection(c[0], terms)
			pc += 3 + n
		case opAppend:
			v[c[2]] = ast.NewTerm(v[c[2]].Value.(*ast.Array).Append(term(c[1], consts, v)))
			pc += 3
		case opInsert:
			v[c[3]] = insert(v[c[3]], term(c[1], consts, v), term(c[2], consts, v))
			pc += 4
		case opInsertOnce:
			object, key, value := v[c[3]], term(c[1], consts, v), term(c[2], consts, v)
			if old := get(object.Value, key); old != nil && !equal(old, value) {
				return nil, fmt.Errorf("%s has different values for the key %v", f.rule(), key)
			}
			v[c[3]] = insert(object, key, value)
			pc += 4
		case opMerge:
			if err := m.meter.deep([]*ast.Term{v[c[1]], v[c[2]]}); err != nil {
				return nil, err
			}
			merged, ok := merge(v[c[1]], v[c[2]])
			if !ok {
				return nil, fmt.Errorf("%s: a rule and data have different values", f.rule())
			}
			v[c[3]] = merged
			pc += 4
		case opAdd:
			v[c[2]] = add(v[c[2]], term(c[1], consts, v))
			pc += 3
		case opEqual:
			if err := m.meter.compare(term(c[1], consts, v), term(c[2], consts, v)); err != nil {
				return nil, err
			}
			if pc += 4; !equal(term(c[1], consts, v), term(c[2], consts, v)) {
				pc = c[3]
			}
		case opNotEqual:
			if err := m.meter.compare(term(c[1], consts, v), term(c[2], consts, v)); err != nil {
				return nil, err
			}
			if pc += 4; equal(term(c[1], consts, v), term(c[2], consts, v)) {
				pc = c[3]
			}
		case opIsArray:
			pc = when[*ast.Array](term(c[1], consts, v), pc+3, c[2])
		case opIsObject:
			pc = when[ast.Object](term(c[1], consts, v), pc+3, c[2])
		case opIsSet:
			pc = when[ast.Set](term(c[1], consts, v), pc+3, c[2])
		case opIsDefined:
			if pc += 3; v[c[1]] == nil {
				pc = c[2]
			}
		case opIsUndefined:
			if pc += 3; v[c[1]] != nil {
				pc = c[2]
			}
		case opLen:
			n, _ := length(term(c[1], consts, v).Value)
			v[c[2]] = ast.InternedTerm(n)
			pc += 3
		case opReplace:
			keys := c[4 : 4+c[3]]
			v[c[2]] = replace(v[c[2]], keys, consts, term(c[1], consts, v))
			pc += 4 + c[3]
		default:
			return nil, fmt.Errorf("%s: unknown instruction %d", f.Name, c[0])
		}
	}
}

// pathOf joins the keys of a reference, "" if one is not a string.
func pathOf(operands []int32, consts, vars []*ast.Term) string {
	path := make([]string, len(operands))
	for i, operand := range operands {
		key, ok := term(operand, consts, vars).Value.(ast.String)
		if !ok {
			return ""
		}
		path[i] = string(key)
	}
	return joinPath(path)
}

// when returns the address yes if a term is of a type, else no.
func when[T ast.Value](t *ast.Term, yes, no int32) int32 {
	if _, ok := t.Value.(T); ok {
		return yes
	}
	return no
}
