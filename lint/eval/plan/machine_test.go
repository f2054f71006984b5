package plan_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/eval/plan"
)

// compile plans a module with a rule data.p.r.
func compile(t *testing.T, module string) (plan.Functions, ast.Ref) {
	t.Helper()
	rule := ast.MustParseRef("data.p.r")
	modules := map[string]*ast.Module{"p.rego": ast.MustParseModule("package p\n\n" + module)}
	functions, err := plan.Compile(t.Context(), modules, eval.Capabilities(), []ast.Ref{rule})
	if err != nil {
		t.Fatal(err)
	}
	return functions, rule
}

// TestSetInput remembers what a rule found for as long as what it reads stays the
// same, however deep.
func TestSetInput(t *testing.T) {
	functions, rule := compile(t, `
r := {"own": input.object.name, "all": all, "both": both, "none": none}

all := count(input.index)

both := [input.object, all]

none := {"a", "b"}
`)
	program := functions.Program()
	f, err := program.Rule(rule)
	if err != nil {
		t.Fatal(err)
	}
	m := plan.NewMachine(t.Context(), program, ast.NewObject())
	var got []string
	for _, input := range []string{
		`{"object": {"name": 1}, "index": [1]}`,
		`{"object": {"name": 2}, "index": [1]}`,
		`{"object": {"name": 2}, "index": [1, 2]}`,
		`{"index": [1, 2]}`,
	} {
		m.SetInput(ast.MustParseTerm(input).Value)
		result, err := m.Call(f)
		if err != nil {
			t.Fatal(err)
		}
		if result == nil {
			got = append(got, "undefined")
		} else {
			got = append(got, result.String())
		}
	}
	want := []string{
		`{"all": 1, "both": [{"name": 1}, 1], "none": {"a", "b"}, "own": 1}`,
		`{"all": 1, "both": [{"name": 2}, 1], "none": {"a", "b"}, "own": 2}`,
		`{"all": 2, "both": [{"name": 2}, 2], "none": {"a", "b"}, "own": 2}`,
		"undefined",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
}

// TestCancel ends a run that would take hours.
func TestCancel(t *testing.T) {
	functions, rule := compile(t, `
r contains x if {
	some a in xs
	some b in xs
	some c in xs
	some d in xs
	x := a + b + c + d
	x < 0
}

xs := numbers.range(1, 1000)
`)
	program := functions.Program()
	f, err := program.Rule(rule)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := plan.NewMachine(ctx, program, ast.NewObject())
	m.SetInput(ast.NewObject())
	if _, err := m.Call(f); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestDamaged reads files that have been cut or changed: each is an error.
func TestDamaged(t *testing.T) {
	functions, rule := compile(t, `r contains sprintf("%v of %v", [x, {"a": [1, true, null]}]) if some x in input.xs`)
	file, err := functions.File()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Read(strings.ReplaceAll(file, "\t", " ")); err == nil {
		t.Error("lines without a tab are no error")
	}
	line := strings.TrimSuffix(file, "\n")
	for cut := 1; cut < len(line)-strings.Index(line, "\t"); cut++ {
		program, err := plan.Read(line[:len(line)-cut])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := program.Rule(rule); err == nil {
			t.Errorf("without its last %d bytes it is no error", cut)
		}
	}
}
