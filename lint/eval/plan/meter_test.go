package plan_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/eval/plan"
)

// TestLimit stops policies that would run for hours or fill the memory, each after
// the same number of steps on every machine, and judges the next object all the
// same.
func TestLimit(t *testing.T) {
	doubling := "a0 := [1, 2]\n"
	for i := range 40 {
		doubling += fmt.Sprintf("a%d := [a%d, a%d]\n", i+1, i, i)
	}
	for name, module := range map[string]string{
		"nested loops": `
r contains x if {
	some a in xs
	some b in xs
	some c in xs
	x := a + b + c
	x < 0
}

xs := numbers.range(1, 1000)`,
		"a range":              `r contains x if some x in numbers.range(1, 1000000000000)`,
		"addresses":            `r contains x if some x in net.cidr_expand("0.0.0.0/0")`,
		"a shift":              `r contains bits.lsh(1, 1000000000000)`,
		"a width":              `r contains sprintf("%1000000000000d", [1])`,
		"a width as a value":   `r contains sprintf("%*d", [1000000000000, 1])`,
		"shared lists as text": doubling + `r contains json.marshal(a40)`,
		"shared lists found":   doubling + `r contains 1 if walk(a40, [_, "x"])`,
	} {
		t.Run(name, func(t *testing.T) {
			functions, rule := compile(t, module)
			program := functions.Program()
			f, err := program.Rule(rule)
			if err != nil {
				t.Fatal(err)
			}
			m := plan.NewMachine(t.Context(), program, ast.NewObject())
			for range 2 {
				m.SetInput(ast.NewObject())
				if _, err := m.Call(f); !errors.As(err, new(plan.LimitError)) {
					t.Errorf("error %v", err)
				}
			}
		})
	}
}
