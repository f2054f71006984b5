package eval

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval/plan"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// An oracle judges by OPA's own evaluator.
type oracle struct {
	compiler *ast.Compiler
	store    storage.Store
	queries  map[string]rego.PreparedEvalQuery
}

func newOracle(t testing.TB, set *rule.Set) *oracle {
	t.Helper()
	modules := make(map[string]*ast.Module)
	err := fs.WalkDir(set.FS, ".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".rego") || strings.HasSuffix(file, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(set.FS, file)
		if err != nil {
			return err
		}
		modules[file], err = ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{Capabilities: Capabilities()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	compiler := ast.NewCompiler().WithCapabilities(Capabilities())
	if compiler.Compile(modules); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	return &oracle{compiler, NewStore(set), make(map[string]rego.PreparedEvalQuery)}
}

// denials returns what rules find, by ID.
func (o *oracle) denials(t testing.TB, kind string, rules []*rule.Rule, input ast.Value) ast.Object {
	t.Helper()
	query, ok := o.queries[kind]
	if !ok {
		var entries [][2]*ast.Term
		for _, r := range rules {
			entries = append(entries, ast.Item(ast.StringTerm(r.ID), ast.NewTerm(denyRef(r))))
		}
		var err error
		query, err = rego.New(
			rego.ParsedQuery(ast.NewBody(ast.NewExpr(ast.ObjectTerm(entries...)))),
			rego.Compiler(o.compiler), rego.Store(o.store),
			rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t, nil }),
		).PrepareForEval(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		o.queries[kind] = query
	}
	results, err := query.Eval(t.Context(), rego.EvalParsedInput(input))
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results of OPA: %v", len(results), err)
	}
	return results[0].Expressions[0].Value.(*ast.Term).Value.(ast.Object)
}

// TestTopdown holds the plan of the rules against OPA's own evaluator: on the
// examples of the rules, on the same with a value somewhere that does not belong
// there, and on the manifests of the fixtures.
func TestTopdown(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	if set.Plan, err = Plan(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	var bundles [][]*manifest.Object
	add := func(text string) {
		if objects := manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(text)}).Objects; len(objects) > 0 {
			bundles = append(bundles, objects)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, r := range set.Rules {
		for _, text := range []string{r.Bad, r.Good} {
			add(text)
		}
		for _, o := range manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(r.Bad)}).Objects {
			add(misshape(t, random, o))
		}
	}
	files, err := filepath.Glob("../../fixtures/trees/*/manifests/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		add(string(text))
	}
	compareWithOracle(t, set, bundles)
}

// compareWithOracle judges the objects of bundles by all rules in both ways.
func compareWithOracle(t *testing.T, set *rule.Set, bundles [][]*manifest.Object) {
	t.Helper()
	var kinds []string
	for _, o := range slices.Concat(bundles...) {
		kinds = append(kinds, o.GroupKind())
	}
	example := make(map[string]map[string]any)
	for _, r := range set.Rules {
		example[r.ID] = r.Example
	}
	e, err := New(t.Context(), set, set.Rules, kinds, Options{Parameters: example})
	if err != nil {
		t.Fatal(err)
	}
	o := newOracle(t, set)
	m := plan.NewMachine(t.Context(), e.program, e.data)
	findings := 0
	for _, bundle := range bundles {
		in, err := e.newInput(bundle, Around{}, e.models(bundle))
		if err != nil {
			t.Fatal(err)
		}
		for i, object := range bundle {
			q := e.queries[object.GroupKind()]
			if q == nil {
				continue
			}
			input := in.of(i)
			want := o.denials(t, object.GroupKind(), q.rules, input)
			m.SetInput(input)
			for j, r := range q.rules {
				got, err := m.Call(q.deny[j])
				if err != nil {
					t.Fatalf("%s: %v", r.ID, err)
				}
				denied := want.Get(ast.StringTerm(r.ID))
				findings += denied.Value.(ast.Set).Len()
				if diff := cmp.Diff(fmt.Sprint(denied), fmt.Sprint(got)); diff != "" {
					t.Errorf("%s of %v: OPA (-) and the plan (+):\n%s", r.ID, in.values[i], diff)
				}
			}
		}
	}
	if findings < len(bundles)/2 {
		t.Errorf("%d bundles have %d findings", len(bundles), findings)
	}
}

// misshape returns the text of an object with one of its values, but not its
// kind, replaced by something that hardly belongs there.
func misshape(t *testing.T, random *rand.Rand, o *manifest.Object) string {
	t.Helper()
	root, err := ast.JSON(Value(o.Root).Value)
	if err != nil {
		t.Fatal(err)
	}
	wrong := []any{nil, true, "wrong", json.Number("7"), []any{}, []any{"wrong", nil}, map[string]any{"wrong": "wrong"}}
	var places []func(any)
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if key != "apiVersion" && key != "kind" {
					places = append(places, func(w any) { v[key] = w })
				}
				walk(v[key])
			}
		case []any:
			for i := range v {
				places = append(places, func(w any) { v[i] = w })
				walk(v[i])
			}
		}
	}
	walk(root)
	places[random.IntN(len(places))](wrong[random.IntN(len(wrong))])
	text, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestRegoTests runs the tests of the policies, which OPA's own evaluator passes,
// by the plan.
func TestRegoTests(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	decl, input, err := InputFunction(set)
	if err != nil {
		t.Fatal(err)
	}
	rego.RegisterBuiltin1(decl, input)
	capabilities := ast.CapabilitiesForThisVersion()
	files, err := fs.Glob(set.FS, "*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	modules := make(map[string]*ast.Module)
	var tests []ast.Ref
	for _, file := range files {
		text, err := fs.ReadFile(set.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{Capabilities: capabilities})
		if err != nil {
			t.Fatal(err)
		}
		modules[file] = module
		for _, r := range module.Rules {
			if strings.HasPrefix(string(r.Head.Name), "test_") {
				tests = append(tests, r.Ref().GroundPrefix())
			}
		}
	}
	functions, err := plan.Compile(t.Context(), modules, capabilities, tests)
	if err != nil {
		t.Fatal(err)
	}
	program := functions.Program()
	var linked []*plan.Function
	for _, test := range tests {
		f, err := program.Rule(test)
		if err != nil || f == nil {
			t.Fatalf("%v: %v", test, err)
		}
		linked = append(linked, f)
	}
	m := plan.NewMachine(t.Context(), program, ast.MustInterfaceToValue(data(set)))
	m.SetInput(ast.NewObject())
	for _, f := range linked {
		result, err := m.Call(f)
		if err != nil || result == nil || !result.Equal(ast.InternedTerm(true)) {
			t.Errorf("%s: %v %v", f.Name, result, err)
		}
	}
	t.Log(len(linked), "tests")
}
