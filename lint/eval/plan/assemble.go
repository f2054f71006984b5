package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
)

// assemblePolicy turns a policy that OPA has planned into code.
func assemblePolicy(policy *ir.Policy) (Functions, error) {
	functions := make(Functions, len(policy.Funcs.Funcs))
	for _, fn := range policy.Funcs.Funcs {
		f, err := assemble(policy, fn)
		if err != nil {
			return nil, fmt.Errorf("assemble %s: %w", fn.Name, err)
		}
		functions[fn.Name] = f
	}
	spread(functions)
	return functions, nil
}

// spread adds to what a function reads of the input what those it calls read.
func spread(functions Functions) {
	for changed := true; changed; {
		changed = false
		for _, f := range functions {
			for _, callee := range f.functions {
				for _, key := range functions[callee].reads {
					if !slices.Contains(f.reads, key) {
						f.reads = append(f.reads, key)
						changed = true
					}
				}
			}
		}
	}
	for _, f := range functions {
		slices.Sort(f.reads)
	}
}

// An assembler turns one function into code.
type assembler struct {
	*Function
	policy *ir.Policy
	fn     *ir.Func
	// numbers are those of constants, functions and built-in functions.
	numbers map[any]int32
	// slots are the variables' numbers in the code: parameters come first.
	slots map[ir.Local]int32
	// known is what replaces variables of the current rule.
	known map[ir.Local]int32
	// literals are collections of the current rule whose elements are all known
	// when the last of them is.
	literals map[ir.Local]*literal
	// first says that the first rule that holds decides.
	first bool
	// inner is the innermost block, and depth how many loops it is in.
	inner *block
	depth int
}

// A block is a part of the code that is left as soon as something in it is
// undefined.
type block struct {
	outer *block
	// exits are where in the code the address of the block's end belongs.
	exits []int
	// closed says that no break leads beyond the block.
	closed bool
}

func assemble(policy *ir.Policy, fn *ir.Func) (*Function, error) {
	a := &assembler{
		Function: &Function{Name: fn.Name, path: joinPath(fn.Path), params: len(fn.Params), locals: len(fn.Params)},
		policy:   policy,
		fn:       fn,
		numbers:  make(map[any]int32),
		slots:    make(map[ir.Local]int32),
		first:    decidesFirst(fn),
	}
	for i, param := range fn.Params {
		a.slots[param] = int32(i)
	}
	for _, b := range fn.Blocks {
		if err := a.rule(b); err != nil {
			return nil, err
		}
	}
	return a.Function, nil
}

// rule assembles a block of a function: a rule with its else branches, or what
// comes before or after the rules.
func (a *assembler) rule(b *ir.Block) error {
	a.open(false)
	defer func() { a.end(a.here()) }()
	if len(b.Stmts) == 1 {
		if s, ok := b.Stmts[0].(*ir.BlockStmt); ok {
			for _, branch := range s.Blocks {
				a.known, a.literals = copies(branch, a.fn), literals(branch, a.fn)
				if err := a.block(branch); err != nil {
					return err
				}
			}
			return nil
		}
	}
	a.known, a.literals = copies(b, a.fn), literals(b, a.fn)
	return a.stmts(b)
}

func (a *assembler) here() int32 { return int32(len(a.code)) }

func (a *assembler) emit(code ...int32) { a.code = append(a.code, code...) }

// emitTo emits an instruction that leaves the innermost block when undefined.
func (a *assembler) emitTo(code ...int32) {
	a.emit(append(code, 0)...)
	a.inner.exits = append(a.inner.exits, len(a.code)-1)
}

// emitOut emits the operand for leaving the n-th block around the innermost.
func (a *assembler) emitOut(n int) error {
	b := a.inner
	for range n {
		if b.closed || b.outer == nil {
			return errors.New("a break leads out of a loop, a negation or a replacement")
		}
		b = b.outer
	}
	a.emit(0)
	b.exits = append(b.exits, len(a.code)-1)
	return nil
}

func (a *assembler) open(closed bool) { a.inner = &block{outer: a.inner, closed: closed} }

// end closes the innermost block: who leaves it goes on at address.
func (a *assembler) end(address int32) {
	for _, i := range a.inner.exits {
		a.code[i] = address
	}
	a.inner = a.inner.outer
}

// block assembles a block of its own.
func (a *assembler) block(b *ir.Block) error {
	a.open(false)
	err := a.stmts(b)
	a.end(a.here())
	return err
}

func (a *assembler) stmts(b *ir.Block) error {
	for _, s := range b.Stmts {
		if err := a.stmt(s); err != nil {
			return err
		}
	}
	return nil
}

func (a *assembler) stmt(s ir.Stmt) error {
	switch s := s.(type) {
	case *ir.NopStmt:
	case *ir.BlockStmt:
		for _, b := range s.Blocks {
			if err := a.block(b); err != nil {
				return err
			}
		}
	case *ir.BreakStmt:
		a.emit(opJump)
		return a.emitOut(int(s.Index))
	case *ir.ScanStmt:
		return a.scan(s)
	case *ir.NotStmt:
		a.open(true)
		if err := a.stmts(s.Block); err != nil {
			return err
		}
		inner := a.inner
		a.inner = inner.outer
		a.emitTo(opJump)
		a.inner = inner
		a.end(a.here())
	case *ir.WithStmt:
		return a.with(s)
	case *ir.ReturnLocalStmt:
		a.emit(opReturn, a.local(s.Source))
	case *ir.CallStmt:
		a.call(s)
	case *ir.DotStmt:
		a.emitTo(opDot, a.source(s), a.operand(s.Key), a.local(s.Target))
	case *ir.AssignVarStmt:
		a.move(a.operand(s.Source), s.Target)
	case *ir.AssignIntStmt:
		a.move(a.number(strconv.FormatInt(s.Value, 10)), s.Target)
	case *ir.MakeNumberIntStmt:
		a.move(a.number(strconv.FormatInt(s.Value, 10)), s.Target)
	case *ir.MakeNumberRefStmt:
		a.move(a.number(a.policy.Static.Strings[s.Index].Value), s.Target)
	case *ir.MakeNullStmt:
		a.move(a.constant(nil, ast.NullTerm()), s.Target)
	case *ir.AssignVarOnceStmt:
		if a.first && s.Target != a.fn.Return {
			a.emit(opReturn, a.operand(s.Source))
		} else {
			a.emit(opMoveOnce, a.operand(s.Source), a.local(s.Target))
		}
	case *ir.ResetLocalStmt:
		a.emit(opReset, a.local(s.Target))
	case *ir.MakeArrayStmt:
		a.make(opArray, ast.InternedEmptyArray, s.Target)
	case *ir.MakeObjectStmt:
		a.make(opObject, ast.InternedEmptyObject, s.Target)
	case *ir.MakeSetStmt:
		a.make(opSet, ast.InternedEmptySet, s.Target)
	case *ir.ArrayAppendStmt:
		if !a.element(s.Array, s.Value) {
			a.emit(opAppend, a.operand(s.Value), a.local(s.Array))
		}
	case *ir.ObjectInsertStmt:
		if !a.element(s.Object, s.Key, s.Value) {
			a.emit(opInsert, a.operand(s.Key), a.operand(s.Value), a.local(s.Object))
		}
	case *ir.ObjectInsertOnceStmt:
		a.emit(opInsertOnce, a.operand(s.Key), a.operand(s.Value), a.local(s.Object))
	case *ir.ObjectMergeStmt:
		a.emit(opMerge, a.local(s.A), a.local(s.B), a.local(s.Target))
	case *ir.SetAddStmt:
		if !a.element(s.Set, s.Value) {
			a.emit(opAdd, a.operand(s.Value), a.local(s.Set))
		}
	case *ir.EqualStmt:
		a.emitTo(opEqual, a.operand(s.A), a.operand(s.B))
	case *ir.NotEqualStmt:
		a.emitTo(opNotEqual, a.operand(s.A), a.operand(s.B))
	case *ir.IsArrayStmt:
		a.emitTo(opIsArray, a.operand(s.Source))
	case *ir.IsObjectStmt:
		a.emitTo(opIsObject, a.operand(s.Source))
	case *ir.IsSetStmt:
		a.emitTo(opIsSet, a.operand(s.Source))
	case *ir.IsDefinedStmt:
		a.emitTo(opIsDefined, a.local(s.Source))
	case *ir.IsUndefinedStmt:
		a.emitTo(opIsUndefined, a.local(s.Source))
	case *ir.LenStmt:
		a.emit(opLen, a.operand(s.Source), a.local(s.Target))
	case *ir.CallDynamicStmt:
		return a.dynamicCall(s)
	default:
		return fmt.Errorf("no code for %T", s)
	}
	return nil
}

// make makes an empty collection, unless it is a literal.
func (a *assembler) make(op int32, empty *ast.Term, target ir.Local) {
	if l := a.literals[target]; l != nil {
		l.op = op
		return
	}
	a.emit(opMake, a.constant(op, empty), a.local(target))
}

// element adds to the literal that a variable is, if it is one. A literal of
// constants is a constant.
func (a *assembler) element(target ir.Local, operands ...ir.Operand) bool {
	l := a.literals[target]
	if l == nil {
		return false
	}
	for _, o := range operands {
		l.elements = append(l.elements, a.operand(o))
	}
	if l.left--; l.left > 0 {
		return true
	}
	if slices.ContainsFunc(l.elements, func(o int32) bool { return o >= 0 }) {
		a.emit(l.op, a.local(target), int32(len(l.elements)))
		a.emit(l.elements...)
		return true
	}
	terms := make([]*ast.Term, len(l.elements))
	for i, o := range l.elements {
		terms[i] = a.consts[^o]
	}
	a.known[target] = ^int32(len(a.consts))
	a.consts = append(a.consts, collection(l.op, terms))
	return true
}

// scan assembles a loop over a collection.
func (a *assembler) scan(s *ir.ScanStmt) error {
	loop := int32(a.depth)
	a.depth++
	a.loops = max(a.loops, a.depth)
	a.emit(opScan, a.local(s.Source), loop, 0)
	empty := len(a.code) - 1
	next := a.here()
	a.emit(opNext, loop, a.local(s.Key), a.local(s.Value), 0)
	done := len(a.code) - 1
	a.open(true)
	err := a.stmts(s.Block)
	a.emit(opJump, next)
	a.end(next)
	a.code[empty], a.code[done] = a.here(), a.here()
	a.depth--
	return err
}

// with assembles a block in which a part of a document is replaced.
func (a *assembler) with(s *ir.WithStmt) error {
	saved, defined := int32(a.locals), int32(a.locals+1)
	a.locals += 2
	document := a.local(s.Local)
	a.emit(opMove, document, saved)
	a.emit(opReset, defined)
	if len(s.Path) == 0 {
		a.emit(opMove, a.operand(s.Value), document)
	} else {
		a.emit(opReplace, a.operand(s.Value), document, int32(len(s.Path)))
		for _, key := range s.Path {
			a.emit(a.string(ir.StringIndex(key)))
		}
	}
	a.open(true)
	err := a.stmts(s.Block)
	a.emit(opMove, a.constant(true, ast.InternedTerm(true)), defined)
	a.end(a.here())
	a.emit(opMove, saved, document)
	a.emitTo(opIsDefined, defined)
	return err
}

func (a *assembler) call(s *ir.CallStmt) {
	op, name := opBuiltin, s.Func
	list := &a.builtins
	if slices.ContainsFunc(a.policy.Funcs.Funcs, func(f *ir.Func) bool { return f.Name == name }) {
		op, list = opCall, &a.functions
	}
	key := [2]any{op, name}
	n, ok := a.numbers[key]
	if !ok {
		n = int32(len(*list))
		a.numbers[key] = n
		*list = append(*list, name)
	}
	code := []int32{op, n, a.local(s.Result), int32(len(s.Args))}
	for i, arg := range s.Args {
		if op == opCall && i < documents {
			// What the callee reads of the documents is added later.
			code = append(code, int32(value(arg).(ir.Local)))
		} else {
			code = append(code, a.operand(arg))
		}
	}
	a.emitTo(code...)
}

// dynamicCall assembles the call of a rule by its path. Without such a rule the
// data has the value, in the block that follows; if the rule is undefined, so is
// what the call is part of, three blocks out.
func (a *assembler) dynamicCall(s *ir.CallDynamicStmt) error {
	a.dynamic = true
	a.read("")
	code := []int32{opFind, a.local(s.Result), int32(len(s.Path))}
	for _, key := range s.Path {
		code = append(code, a.operand(key))
	}
	a.emitTo(code...)
	return a.emitOut(3)
}

// source is the operand that a key is looked up in.
func (a *assembler) source(s *ir.DotStmt) int32 {
	if value(s.Source) == ir.Input {
		key := ""
		if i, ok := value(s.Key).(ir.StringIndex); ok {
			key = a.policy.Static.Strings[i].Value
		}
		a.read(key)
		return int32(ir.Input)
	}
	return a.operand(s.Source)
}

// read notes that the function reads a key of the input.
func (a *assembler) read(key string) {
	if !slices.Contains(a.reads, key) {
		a.reads = append(a.reads, key)
	}
}

func (a *assembler) operand(o ir.Operand) int32 {
	switch v := value(o).(type) {
	case ir.StringIndex:
		return a.string(v)
	case ir.Bool:
		return a.constant(bool(v), ast.InternedTerm(bool(v)))
	case ir.Local:
		return a.local(v)
	}
	return 0
}

func (a *assembler) string(i ir.StringIndex) int32 {
	s := a.policy.Static.Strings[i].Value
	return a.constant(s, ast.StringTerm(s))
}

func (a *assembler) number(n string) int32 {
	return a.constant(ast.Number(n), ast.NewTerm(ast.Number(n)))
}

// constant numbers a constant, which key stands for.
func (a *assembler) constant(key any, term *ast.Term) int32 {
	n, ok := a.numbers[key]
	if !ok {
		n = int32(len(a.consts))
		a.numbers[key] = n
		a.consts = append(a.consts, term)
	}
	return ^n
}

// local is a variable, or what replaces it.
func (a *assembler) local(l ir.Local) int32 {
	if known, ok := a.known[l]; ok {
		return known
	}
	if l == ir.Input {
		a.read("")
	}
	slot, ok := a.slots[l]
	if !ok {
		slot = int32(a.locals)
		a.slots[l] = slot
		a.locals++
	}
	return slot
}

// move assigns to a variable, unless that is replaced by what it is assigned.
func (a *assembler) move(value int32, target ir.Local) {
	if _, ok := a.known[target]; ok {
		a.known[target] = value
		return
	}
	a.emit(opMove, value, a.local(target))
}
