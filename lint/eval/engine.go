package eval

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"golang.org/x/sync/errgroup"

	"github.com/kubevet/kubevet/lint/eval/plan"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// Options say how an Engine judges. The zero value judges for the
// newest version of Kubernetes that is known, schema.Newest.
type Options struct {
	// Minor is the minor version of Kubernetes 1.x that objects are vetted for.
	Minor int
	// Parameters replace the defaults of rules: by rule ID, then by name.
	Parameters map[string]map[string]any
	// Judged is told how many more objects have been judged, from several
	// goroutines at once; nil is nobody.
	Judged func(objects int)
	// External are objects that something else supplies.
	External []External
	// Remember is for how many objects the engine remembers what it found, for when it
	// judges the same again; 0 is none.
	Remember int
	// Project are the names of the project in whose tree the objects are, and of who
	// makes it, in lower case: what it builds itself has no version in its own tree.
	Project []string
}

// External are objects that something else supplies: an operator, another release,
// the cluster. An empty Namespace or Name is any; in both * is any text.
type External struct {
	// Kind is as manifest.Object.GroupKind has it.
	Kind, Namespace, Name string
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
	project   *ast.Term
	suppliers map[string][]rule.Supplied
	// program holds the rules, and data is what they read beside their input.
	program *plan.Program
	data    ast.Value
	// queries judge an object of a kind by all rules for that kind.
	queries map[string]*query
	// memo is nil if nothing is remembered.
	memo *memo
}

// A query is what there is to ask of an object of one kind.
type query struct {
	rules []*rule.Rule
	// deny are the findings of each of rules.
	deny []*plan.Function
	// alone says of each of rules whether it looks at the object alone.
	alone []bool
	// models are those that rules name.
	models []rule.Model
}

// New compiles rules of a set. Only those that judge one of kinds are read and
// compiled, so that a run pays for no policy it has no object for.
func New(ctx context.Context, set *rule.Set, rules []*rule.Rule, kinds []string, opts Options) (*Engine, error) {
	e := &Engine{judged: opts.Judged, set: set, minor: opts.Minor, queries: make(map[string]*query)}
	if e.minor == 0 {
		e.minor = schema.Newest
	}
	if opts.Remember > 0 {
		e.memo = &memo{size: opts.Remember}
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
	e.project = ast.ArrayTerm(texts(opts.Project)...)
	if slices.ContainsFunc(e.rules, func(r *rule.Rule) bool {
		return slices.Contains(r.Models, rule.Supply) || slices.Contains(r.Models, rule.References)
	}) {
		if e.suppliers, err = set.Suppliers(); err != nil {
			return nil, err
		}
	}
	e.data = ast.MustInterfaceToValue(data(set))
	if e.program, err = program(ctx, set, e.rules); err != nil {
		return nil, err
	}
	kinds = slices.Clone(kinds)
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		q, err := e.prepare(kind)
		if err != nil {
			return nil, fmt.Errorf("prepare the rules for %s: %w", kind, err)
		}
		if q != nil {
			e.queries[kind] = q
		}
	}
	return e, nil
}

// NewStore returns the data that policies read beside their input: the table of
// workloads.
func NewStore(set *rule.Set) storage.Store {
	return inmem.NewFromObjectWithOpts(data(set), inmem.OptReturnASTValuesOnRead(true))
}

func data(set *rule.Set) map[string]any {
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
	return map[string]any{"kubevet": map[string]any{"lib": map[string]any{"workloads": workloads}}}
}

func texts(ss []string) []*ast.Term {
	out := make([]*ast.Term, len(ss))
	for i, s := range ss {
		out[i] = ast.StringTerm(s)
	}
	return out
}

func anys(ss []string) []any {
	out := make([]any, len(ss))
	for i, s := range ss {
		out[i] = s
	}
	return out
}

// prepare finds the rules for one kind, nil if no rule judges it.
func (e *Engine) prepare(kind string) (*query, error) {
	q := &query{}
	for _, r := range e.rules {
		if !r.Judges(kind) {
			continue
		}
		deny, err := e.program.Rule(denyRef(r))
		if err != nil {
			return nil, err
		}
		if deny == nil {
			return nil, fmt.Errorf("%s: there is no deny", r.File)
		}
		q.rules = append(q.rules, r)
		q.models = append(q.models, r.Models...)
		q.deny = append(q.deny, deny)
		q.alone = append(q.alone, r.Components == nil && deny.ReadsOnly(alone))
	}
	if q.rules == nil {
		return nil, nil
	}
	return q, nil
}

// Around is what there is about a bundle. The zero value is a bundle that is complete
// and alone.
type Around struct {
	// Partial says that the bundle may lack objects that belong to it.
	Partial bool
	// Run are the names of the objects of all bundles of the run.
	Run model.Names
}

// Evaluate judges the objects of a bundle. Findings and failures are in the order of the objects, and
// for one object in the order of rule IDs. An error means that no object could be
// judged.
func (e *Engine) Evaluate(ctx context.Context, bundle []*manifest.Object, around Around) ([]Finding, []Failure, error) {
	input, err := e.newInput(bundle, around, e.models(bundle))
	if err != nil {
		return nil, nil, err
	}
	found := make([][]Finding, len(bundle))
	failed := make([][]Failure, len(bundle))
	g, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	const chunk = 32
	for range min(runtime.GOMAXPROCS(0), (len(bundle)+chunk-1)/chunk) {
		g.Go(func() error {
			m := plan.NewMachine(ctx, e.program, e.data)
			for {
				start := int(next.Add(chunk)) - chunk
				end := min(start+chunk, len(bundle))
				if start >= end || ctx.Err() != nil {
					return ctx.Err()
				}
				for i := start; i < end; i++ {
					found[i], failed[i] = e.judge(m, input, i, bundle[i])
				}
				if e.judged != nil {
					e.judged(end - start)
				}
			}
		})
	}
	if err := g.Wait(); err != nil {
		// What was found till then counts, what failed is not known.
		return slices.Concat(found...), nil, err
	}
	return slices.Concat(found...), slices.Concat(failed...), nil
}

// query returns what there is to ask of an object, nil if nothing.
func (e *Engine) query(o *manifest.Object) *query {
	if q := e.queries[o.JudgedKind()]; q != nil {
		return q
	}
	return e.queries[o.GroupKind()]
}

// judge evaluates all rules for the kind of o. A rule that fails keeps no other
// from judging.
func (e *Engine) judge(m *plan.Machine, input *input, i int, o *manifest.Object) (findings []Finding, failures []Failure) {
	q := e.query(o)
	if q == nil {
		return nil, nil
	}
	m.SetInput(input.of(i))
	var key memoKey
	var known, now []said
	remembered, complete := false, true
	if e.memo != nil {
		key = keyOf(o)
		known, remembered = e.memo.find(key)
	}
	for j, r := range q.rules {
		if r.Components != nil && !input.components.Of(i, r.Components) {
			continue
		}
		if remembered && q.alone[j] {
			if len(known) > 0 && known[0].rule == j {
				findings = append(findings, input.findings(r, o, known[0].verdicts)...)
				known = known[1:]
			}
			continue
		}
		verdicts, err := evaluate(m, q.deny[j], r)
		if err != nil {
			failures = append(failures, Failure{r, o, err})
			complete = complete && !q.alone[j]
		}
		if len(verdicts) > 0 && q.alone[j] {
			now = append(now, said{j, verdicts})
		}
		findings = append(findings, input.findings(r, o, verdicts)...)
	}
	if e.memo != nil && !remembered && complete {
		e.memo.add(key, now)
	}
	return findings, failures
}

// evaluate returns what a rule says of the object that is the input.
func evaluate(m *plan.Machine, deny *plan.Function, r *rule.Rule) ([]verdict, error) {
	result, err := m.Call(deny)
	if err != nil {
		return nil, err
	}
	denied, ok := result.Value.(ast.Set)
	if !ok {
		return nil, errors.New("deny is not a set")
	}
	return verdictsOf(r, denied)
}
