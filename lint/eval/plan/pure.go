package plan

import "github.com/open-policy-agent/opa/v1/ast"

// A function that reads neither input nor data gives the same result for the same
// arguments. Those of short texts and of numbers are remembered: names, quantities
// and images come again and again, on other objects too.

// arguments are those of a pure function, the second nil if there is only one.
type arguments [2]ast.Value

// An outcome is a result, nil if it is undefined, and the steps that it took, which
// whoever asks again is charged as well: what a policy may do does not depend on
// what was asked before.
type outcome struct {
	result *ast.Term
	steps  int
}

const (
	// maxText bounds the texts that are remembered.
	maxText = 512
	// maxKnown bounds the results of a function. Then it begins anew.
	maxKnown = 1024
)

// plain returns arguments that can be compared, and whether these can.
func plain(args []int32, consts, vars []*ast.Term) (given arguments, ok bool) {
	for i, arg := range args {
		switch v := term(arg, consts, vars).Value.(type) {
		case ast.String:
			if len(v) > maxText {
				return given, false
			}
			given[i] = v
		case ast.Number, ast.Boolean, ast.Null:
			given[i] = v
		default:
			return given, false
		}
	}
	return given, true
}

// know remembers a result.
func (m *Machine) know(f *Function, given arguments, out outcome) {
	known := m.known[f.pure]
	if known == nil || len(known) >= maxKnown {
		known = make(map[arguments]outcome)
		m.known[f.pure] = known
	}
	known[given] = out
}
