package plan

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// visit calls f for every statement of a block, the blocks in it included.
func visit(b *ir.Block, f func(ir.Stmt)) {
	each(b, func(b *ir.Block) {
		for _, s := range b.Stmts {
			f(s)
		}
	})
}

// each calls f for a block and every block in it.
func each(b *ir.Block, f func(*ir.Block)) {
	f(b)
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *ir.BlockStmt:
			for _, b := range s.Blocks {
				each(b, f)
			}
		case *ir.ScanStmt:
			each(s.Block, f)
		case *ir.NotStmt:
			each(s.Block, f)
		case *ir.WithStmt:
			each(s.Block, f)
		}
	}
}

// value is what an operand refers to. A plan that was read from JSON holds
// pointers.
func value(o ir.Operand) ir.Val {
	switch v := o.Value.(type) {
	case *ir.Local:
		return *v
	case *ir.StringIndex:
		return *v
	case *ir.Bool:
		return *v
	}
	return o.Value
}

// targets are the variables that a statement assigns.
func targets(s ir.Stmt) []ir.Local {
	switch s := s.(type) {
	case *ir.CallStmt:
		return []ir.Local{s.Result}
	case *ir.CallDynamicStmt:
		return []ir.Local{s.Result}
	case *ir.DotStmt:
		return []ir.Local{s.Target}
	case *ir.ScanStmt:
		return []ir.Local{s.Key, s.Value}
	case *ir.WithStmt:
		return []ir.Local{s.Local}
	case *ir.AssignVarStmt:
		return []ir.Local{s.Target}
	case *ir.AssignIntStmt:
		return []ir.Local{s.Target}
	case *ir.AssignVarOnceStmt:
		return []ir.Local{s.Target}
	case *ir.ResetLocalStmt:
		return []ir.Local{s.Target}
	case *ir.MakeNullStmt:
		return []ir.Local{s.Target}
	case *ir.MakeNumberIntStmt:
		return []ir.Local{s.Target}
	case *ir.MakeNumberRefStmt:
		return []ir.Local{s.Target}
	case *ir.MakeArrayStmt:
		return []ir.Local{s.Target}
	case *ir.MakeObjectStmt:
		return []ir.Local{s.Target}
	case *ir.MakeSetStmt:
		return []ir.Local{s.Target}
	case *ir.LenStmt:
		return []ir.Local{s.Target}
	case *ir.ObjectMergeStmt:
		return []ir.Local{s.Target}
	}
	return nil
}

// ruleResult is the variable for the result of one rule of a function, which is
// the last that rules share.
func ruleResult(fn *ir.Func) ir.Local { return max(fn.Return, slices.Max(fn.Params)) + 1 }

// copies returns the variables of a rule that are but another name for a constant
// or a variable, with no value yet: they are assigned once, by a copy, from what
// itself is assigned once, and nobody asks whether they are defined.
func copies(b *ir.Block, fn *ir.Func) map[ir.Local]int32 {
	assigned := make(map[ir.Local]int)
	asked := make(map[ir.Local]bool)
	visit(b, func(s ir.Stmt) {
		for _, l := range targets(s) {
			assigned[l]++
		}
		switch s := s.(type) {
		case *ir.IsDefinedStmt:
			asked[s.Source] = true
		case *ir.IsUndefinedStmt:
			asked[s.Source] = true
		}
	})
	own := func(l ir.Local) bool { return l > ruleResult(fn) && assigned[l] == 1 && !asked[l] }
	param := func(l ir.Local) bool { return slices.Contains(fn.Params, l) && assigned[l] == 0 }
	known := make(map[ir.Local]int32)
	visit(b, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.AssignVarStmt:
			source, variable := value(s.Source).(ir.Local)
			if own(s.Target) && (!variable || own(source) || param(source)) {
				known[s.Target] = 0
			}
		case *ir.AssignIntStmt, *ir.MakeNullStmt, *ir.MakeNumberIntStmt, *ir.MakeNumberRefStmt:
			if target := targets(s)[0]; own(target) {
				known[target] = 0
			}
		}
	})
	return known
}

// A literal is a collection that is being put together.
type literal struct {
	op int32
	// left is how many elements are to come.
	left     int
	elements []int32
}

// literals returns the variables of a rule that are made once and all of whose
// elements are put in by statements that follow in the same block: the planner
// uses such a variable when it is complete, and not before.
func literals(b *ir.Block, fn *ir.Func) map[ir.Local]*literal {
	made, all, own := make(map[ir.Local]int), make(map[ir.Local]int), make(map[ir.Local]int)
	visit(b, func(s ir.Stmt) {
		for _, l := range targets(s) {
			made[l]++
		}
		if l, ok := grows(s); ok {
			all[l]++
		}
	})
	each(b, func(b *ir.Block) {
		here := make(map[ir.Local]bool)
		for _, s := range b.Stmts {
			switch s.(type) {
			case *ir.MakeArrayStmt, *ir.MakeObjectStmt, *ir.MakeSetStmt:
				here[targets(s)[0]] = true
			}
			_, once := s.(*ir.ObjectInsertOnceStmt)
			if l, ok := grows(s); ok && here[l] && !once {
				own[l]++
			}
		}
	})
	found := make(map[ir.Local]*literal)
	for l, n := range own {
		if l > ruleResult(fn) && made[l] == 1 && all[l] == n {
			found[l] = &literal{left: n}
		}
	}
	return found
}

// grows returns the collection that a statement puts an element into, whatever
// is in it.
func grows(s ir.Stmt) (ir.Local, bool) {
	switch s := s.(type) {
	case *ir.ArrayAppendStmt:
		return s.Array, true
	case *ir.ObjectInsertStmt:
		return s.Object, true
	case *ir.ObjectInsertOnceStmt:
		return s.Object, true
	case *ir.SetAddStmt:
		return s.Set, true
	}
	return 0, false
}

// decidesFirst reports whether the first rule of a function that holds decides
// its result, because all of them, or the branches of the only one, say the same
// constant. A default is not one of them.
func decidesFirst(fn *ir.Func) bool {
	var values []ir.Val
	rules := 0
	for _, b := range fn.Blocks {
		visit(b, func(s ir.Stmt) {
			once, ok := s.(*ir.AssignVarOnceStmt)
			if !ok {
				return
			}
			if once.Target != fn.Return {
				values = append(values, value(once.Source))
			} else if value(once.Source) == ruleResult(fn) {
				rules++
			}
		})
	}
	same := true
	for _, v := range values {
		if _, variable := v.(ir.Local); variable {
			return false
		}
		same = same && v == values[0]
	}
	return same || rules == 1
}
