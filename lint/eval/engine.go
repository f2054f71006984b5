package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"golang.org/x/sync/errgroup"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// NewestMinor is the newest minor version of Kubernetes that the rules know:
// 1.NewestMinor is vetted for unless Options says otherwise.
const NewestMinor = 37

// Options say how an Engine judges. The zero value judges for NewestMinor.
type Options struct {
	// Minor is the minor version of Kubernetes 1.x that objects are vetted for.
	Minor int
	// Trusted leaves out the checks of the compiler that can only fail: the
	// policies have been compiled with them before, as kubevet's own are by its
	// tests.
	Trusted bool
	// Parameters replace the defaults of rules: by rule ID, then by name.
	Parameters map[string]map[string]any
	// Judged is told how many more objects have been judged, from several
	// goroutines at once; nil is nobody.
	Judged func(objects int)
	// External are objects that something else supplies.
	External []config.External
}

// checks are the stages of the compiler that change nothing.
var checks = []ast.StageID{
	ast.StageCheckUnusedImports,
	ast.StageCheckKeywordOverrides,
	ast.StageCheckDuplicateImports,
	ast.StageCheckVoidCalls,
	ast.StageCheckRuleConflicts,
	ast.StageCheckUndefinedFuncs,
	ast.StageCheckRecursion,
	ast.StageCheckTypes,
	ast.StageCheckUnsafeBuiltins,
	ast.StageCheckDeprecatedBuiltins,
	ast.StageParseMetadataBlocks,
	ast.StageSetAnnotationSet,
	ast.StageBuildRequiredCapabilities,
}

// An Engine judges objects by rules. It is safe for concurrent use.
type Engine struct {
	set    *rule.Set
	rules  []*rule.Rule
	minor  int
	judged func(int)
	// parameters are those of the rules that have any, by rule ID.
	parameters *ast.Term
	// external are Options.External, suppliers the set's if a rule asks.
	external  *ast.Term
	suppliers map[string][]rule.Supplied
	compiler  *ast.Compiler
	store     storage.Store
	// queries judge an object of a kind by all rules for that kind.
	queries map[string]*query
}

// A query is the prepared dispatch for one kind: an object from rule ID to the
// set of that rule's findings.
type query struct {
	prepared rego.PreparedEvalQuery
	rules    []*rule.Rule
	// models are those that rules name.
	models []rule.Model
}

// New compiles rules of a set. Only those that judge one of kinds are read and
// compiled, so that a run pays for no policy it has no object for.
func New(ctx context.Context, set *rule.Set, rules []*rule.Rule, kinds []string, opts Options) (*Engine, error) {
	e := &Engine{judged: opts.Judged, set: set, minor: opts.Minor, queries: make(map[string]*query)}
	if e.minor == 0 {
		e.minor = NewestMinor
	}
	for _, r := range rules {
		if slices.ContainsFunc(kinds, r.Judges) {
			e.rules = append(e.rules, r)
		}
	}
	var err error
	if e.parameters, err = parameters(e.rules, opts.Parameters); err != nil {
		return nil, err
	}
	e.external = externals(opts.External)
	if slices.ContainsFunc(e.rules, func(r *rule.Rule) bool { return slices.Contains(r.Models, rule.Supply) }) {
		if e.suppliers, err = set.Suppliers(); err != nil {
			return nil, err
		}
	}
	if err := e.compile(opts.Trusted); err != nil {
		return nil, err
	}
	kinds = slices.Clone(kinds)
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		q, err := e.prepare(ctx, kind)
		if err != nil {
			return nil, fmt.Errorf("prepare the rules for %s: %w", kind, err)
		}
		if q != nil {
			e.queries[kind] = q
		}
	}
	return e, nil
}

// compile parses and compiles the modules of the engine's rules and of the
// libraries they import.
func (e *Engine) compile(trusted bool) error {
	libs, err := libraries(e.set.FS)
	if err != nil {
		return err
	}
	caps := Capabilities()
	modules := make(map[string]*ast.Module)
	var parse func(file string) error
	parse = func(file string) error {
		if modules[file] != nil {
			return nil
		}
		text, err := fs.ReadFile(e.set.FS, file)
		if err != nil {
			return err
		}
		module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{Capabilities: caps})
		if err != nil {
			return err
		}
		modules[file] = module
		for _, imp := range module.Imports {
			for _, lib := range libs[imp.Path.String()] {
				if err := parse(lib); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, r := range e.rules {
		if err := parse(r.File); err != nil {
			return err
		}
		if got, want := modules[r.File].Package.Path.String(), packagePath(r); got != want {
			return fmt.Errorf("%s: the package is %s, not %s", r.File, got, want)
		}
	}
	e.compiler = ast.NewCompiler().WithCapabilities(caps)
	if trusted {
		e.compiler.WithSkipStages(checks...)
	} else {
		e.compiler.WithStrict(!e.set.Lenient)
	}
	if e.compiler.Compile(modules); e.compiler.Failed() {
		return e.compiler.Errors
	}
	e.store = NewStore(e.set)
	return nil
}

// packageClause matches the package of a Rego file.
var packageClause = regexp.MustCompile(`(?m)^package (\S+)$`)

// libraries maps the packages of the libraries to their files. A package may
// have several, which is why they are not parsed to find out.
func libraries(fsys fs.FS) (map[string][]string, error) {
	files, err := fs.Glob(fsys, "lib/*.rego")
	if err != nil {
		return nil, err
	}
	libs := make(map[string][]string)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		clause := packageClause.FindSubmatch(text)
		if clause == nil {
			return nil, fmt.Errorf("%s: no package clause", file)
		}
		pkg := "data." + string(clause[1])
		libs[pkg] = append(libs[pkg], file)
	}
	return libs, nil
}

// NewStore returns the data that policies read beside their input: the table of
// workloads.
func NewStore(set *rule.Set) storage.Store {
	workloads := make(map[string]any, len(set.Workloads))
	for kind, places := range set.Workloads {
		rows := make([]any, len(places))
		for i, p := range places {
			row := map[string]any{"template": anys(p.Template)}
			if p.Each != nil {
				row["each"] = anys(p.Each)
			}
			if p.Shape != "" {
				row["shape"] = p.Shape
			}
			rows[i] = row
		}
		workloads[kind] = rows
	}
	return inmem.NewFromObjectWithOpts(map[string]any{
		"kubevet": map[string]any{"lib": map[string]any{"workloads": workloads}},
	}, inmem.OptReturnASTValuesOnRead(true))
}

func anys(ss []string) []any {
	out := make([]any, len(ss))
	for i, s := range ss {
		out[i] = s
	}
	return out
}

// packagePath is the package that a rule's file must have.
func packagePath(r *rule.Rule) string { return denyRef(r)[:4].String() }

// denyRef refers to the findings of a rule.
func denyRef(r *rule.Rule) ast.Ref {
	return ast.Ref{
		ast.DefaultRootDocument,
		ast.StringTerm("kubevet"),
		ast.StringTerm(path.Base(r.Category)),
		ast.StringTerm(r.ID),
		ast.StringTerm("deny"),
	}
}

// prepare makes the query for one kind, nil if no rule judges it.
func (e *Engine) prepare(ctx context.Context, kind string) (*query, error) {
	q := &query{}
	var entries [][2]*ast.Term
	for _, r := range e.rules {
		if r.Judges(kind) {
			q.rules = append(q.rules, r)
			q.models = append(q.models, r.Models...)
			entries = append(entries, ast.Item(ast.StringTerm(r.ID), ast.NewTerm(denyRef(r))))
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	var err error
	q.prepared, err = rego.New(
		rego.ParsedQuery(ast.NewBody(ast.NewExpr(ast.ObjectTerm(entries...)))),
		rego.Compiler(e.compiler),
		rego.Store(e.store),
		// The sets of findings are nearly always empty: converting them to Go
		// values is left to judge.
		rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t, nil }),
	).PrepareForEval(ctx)
	return q, err
}

// Evaluate judges the objects of a bundle, which is partial if it may lack some
// that belong to it. The findings are in the order of the
// objects, and for one object in the order of rule IDs.
func (e *Engine) Evaluate(ctx context.Context, bundle []*manifest.Object, partial bool) ([]Finding, error) {
	input, err := e.newInput(bundle, partial)
	if err != nil {
		return nil, err
	}
	found := make([][]Finding, len(bundle))
	errs := make([]error, len(bundle))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	const chunk = 32
	for start := 0; start < len(bundle); start += chunk {
		g.Go(func() error {
			end := min(start+chunk, len(bundle))
			for i := start; i < end; i++ {
				found[i], errs[i] = e.judge(ctx, input, i, bundle[i])
			}
			if e.judged != nil {
				e.judged(end - start)
			}
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return slices.Concat(found...), errors.Join(errs...)
}

// judge evaluates all rules for the kind of o.
func (e *Engine) judge(ctx context.Context, input *input, i int, o *manifest.Object) ([]Finding, error) {
	q := e.queries[o.GroupKind()]
	if q == nil {
		return nil, nil
	}
	results, err := q.prepared.Eval(ctx, rego.EvalParsedInput(input.of(i, o)))
	if err != nil {
		return nil, fmt.Errorf("judge %s %s/%s: %w", o.Kind, o.Namespace, o.Name, err)
	}
	var findings []Finding
	for _, result := range results {
		verdicts, _ := result.Expressions[0].Value.(*ast.Term).Value.(ast.Object)
		for _, r := range q.rules {
			denied, ok := verdicts.Get(ast.StringTerm(r.ID)).Value.(ast.Set)
			if !ok {
				return nil, fmt.Errorf("%s: deny is not a set", r.File)
			}
			found, err := input.findings(r, o, denied)
			if err != nil {
				return nil, err
			}
			findings = append(findings, found...)
		}
	}
	return findings, nil
}
