package plan_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/test/cases"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/eval/plan"
)

// ruleQuery matches the queries of OPA's cases that ask for one rule.
var ruleQuery = regexp.MustCompile(`^(data(?:\.\w+)+) = (\w+)$`)

// unlike are cases that need what a plan has not: a store whose paths take a
// number for the name of a key.
var unlike = []string{"data/toplevel integer", "data/nested integer"}

// TestConformance runs the cases with which OPA tests that evaluators agree: those
// that ask for one rule, with an input if they read it, and do without the
// built-in functions and references that kubevet refuses.
func TestConformance(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/open-policy-agent/opa").Output()
	if err != nil {
		t.Fatal(err)
	}
	set, err := cases.Load(filepath.Join(strings.TrimSpace(string(dir)), "v1", "test", "cases", "testdata", "v1"))
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, c := range set.Cases {
		query := ruleQuery.FindStringSubmatch(c.Query)
		noInput := c.Input == nil && c.InputTerm == nil
		if query == nil || c.StrictError || slices.Contains(unlike, c.Note) ||
			noInput && strings.Contains(strings.Join(c.Modules, ""), "input") {
			continue
		}
		machine, rule := compileCase(t, c, query[1])
		if machine == nil {
			continue
		}
		ran++
		got, err := callCase(machine, rule)
		switch {
		case c.WantErrorCode != nil:
			if err == nil {
				t.Errorf("%s: %v, want the error %s", c.Note, got, *c.WantErrorCode)
			}
		case err != nil:
			t.Errorf("%s: %v", c.Note, err)
		case c.WantDefined != nil:
			if *c.WantDefined != (got != nil) {
				t.Errorf("%s: %v", c.Note, got)
			}
		case c.WantResult != nil:
			want := ""
			for _, result := range *c.WantResult {
				want = canonical(t, ast.MustInterfaceToValue(result[query[2]]))
			}
			have := ""
			if got != nil {
				value, err := ast.JSON(got.Value)
				if err != nil {
					t.Fatal(err)
				}
				have = canonical(t, ast.MustInterfaceToValue(value))
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.Note, diff)
			}
		}
	}
	if ran < 1500 {
		t.Errorf("only %d of %d cases ran", ran, len(set.Cases))
	}
}

// compileCase returns a machine for a case and the function for its rule; nil if
// the case is for a policy that OPA or kubevet refuses, or for no rule.
func compileCase(t *testing.T, c cases.TestCase, rule string) (*plan.Machine, *plan.Function) {
	t.Helper()
	modules := make(map[string]*ast.Module)
	for i, text := range c.Modules {
		file := fmt.Sprintf("%d.rego", i)
		module, err := ast.ParseModuleWithOpts(file, text, ast.ParserOptions{AllFutureKeywords: true})
		if err != nil {
			return nil, nil
		}
		modules[file] = module
	}
	ref := ast.MustParseRef(rule)
	functions, err := plan.Compile(t.Context(), modules, eval.Capabilities(), []ast.Ref{ref})
	if err != nil {
		if strings.Contains(err.Error(), "no code") || strings.Contains(err.Error(), "break") {
			t.Errorf("%s: %v", c.Note, err)
		}
		return nil, nil
	}
	// By way of the file, so that that is tested too, unless a rule is called by a
	// name that only a run knows.
	program := functions.Program()
	if file, err := functions.File(); err == nil {
		if program, err = plan.Read(file); err != nil {
			t.Fatal(err)
		}
	}
	function, err := program.Rule(ref)
	if err != nil {
		t.Fatalf("%s: %v", c.Note, err)
	}
	if function == nil {
		return nil, nil
	}
	data, input := ast.Value(ast.NewObject()), ast.Value(ast.NewObject())
	if c.Data != nil {
		data = ast.MustInterfaceToValue(*c.Data)
	}
	if c.Input != nil {
		input = ast.MustInterfaceToValue(*c.Input)
	}
	if c.InputTerm != nil {
		input = ast.MustParseTerm(*c.InputTerm).Value
	}
	m := plan.NewMachine(t.Context(), program, data)
	m.SetInput(input)
	return m, function
}

// callCase calls a function and reports a panic as an error.
func callCase(m *plan.Machine, f *plan.Function) (result *ast.Term, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return m.Call(f)
}

// canonical writes a JSON value with the elements of arrays in order: cases write a
// set as an array.
func canonical(t *testing.T, v ast.Value) string {
	t.Helper()
	var parts []string
	switch v := v.(type) {
	case *ast.Array:
		v.Foreach(func(e *ast.Term) { parts = append(parts, canonical(t, e.Value)) })
	case ast.Object:
		v.Foreach(func(k, e *ast.Term) {
			parts = append(parts, k.String()+": "+canonical(t, e.Value))
		})
		slices.Sort(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case ast.Number:
		f, _ := v.Float64()
		return fmt.Sprint(f)
	default:
		return v.String()
	}
	slices.Sort(parts)
	return "[" + strings.Join(parts, ", ") + "]"
}
