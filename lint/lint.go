// Package lint vets Kubernetes manifests: the pipeline from paths to a report.
package lint

import (
	"context"
	"io"
	"io/fs"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/discover"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// Options say what a run looks at and how. Only FS, Paths and Rules are needed.
type Options struct {
	// FS is the tree below the root of the run, and Paths what to lint in it;
	// see files.Root.
	FS    fs.FS
	Paths []string
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Rules are all rules there are, Selection says which of them run, and
	// MinSeverity how grave a finding has to be to be reported; zero reports all.
	Rules       *rule.Set
	Selection   rule.Selection
	MinSeverity rule.Severity
	// Severities replace those of the findings of rules, named as in a Selection;
	// the name of a rule counts before that of its category. Parameters replace
	// the defaults of rules: by rule ID, then by name.
	Severities map[string]rule.Severity
	Parameters map[string]map[string]any
	// External are objects that something else supplies.
	External []config.External
	// Exclude are doublestar patterns of files not to look at. Bundles group
	// paths of plain YAML that are judged together.
	Exclude []string
	Bundles [][]string
	// Minor is the minor version of Kubernetes 1.x to vet for; 0 is the newest
	// known.
	Minor int
	// Render are the values of charts, and where objects land.
	Render render.Options
	// Ignores are the suppressions of the configuration, NonIgnorable the names of
	// rules that nothing may suppress, and Today is the date that suppressions
	// expire by, as 2027-01-31; see filter.Options. NoSuppress obeys none.
	Ignores      []config.Ignore
	NonIgnorable []string
	Today        string
	NoSuppress   bool
	// Baseline are the findings that are known; nil is none.
	Baseline *filter.Known
	// Since, if not nil, is an older state of the tree: what is found there too is
	// suppressed.
	Since *Revision
	// Edits asks for the edits of findings; see report.Finding.
	Edits bool
	// Version is kubevet's own, for the report.
	Version string
	// Progress is told how far the run is, one call at a time; nil is nobody.
	Progress func(Progress)
}

// Run lints. An error means that nothing could run; bad input is a problem in
// the report, and the rest is linted.
func Run(ctx context.Context, opts Options) (report.Report, error) {
	var old *older
	if opts.Since != nil {
		// First, so that no more than one of the two is in memory.
		var err error
		if old, err = runSince(ctx, opts); err != nil {
			return report.Report{}, err
		}
	}
	v, err := vet(ctx, opts)
	if err != nil {
		return report.Report{}, err
	}
	v.old = old
	return v.report()
}

// A vetting is a run up to its findings.
type vetting struct {
	opts     Options
	selected []*rule.Rule
	// severities are those that the user gives to rules, by ID.
	severities map[string]rule.Severity
	engines    engines
	// problems are those of finding the sources.
	problems []document.Problem
	sources  []document.Source
	bundles  []*bundle
	// old is what was found in Options.Since; nil without that.
	old *older
}

// vet does what Run does up to the findings.
func vet(ctx context.Context, opts Options) (*vetting, error) {
	v := &vetting{opts: opts, severities: regraded(opts.Rules, opts.Severities)}
	v.opts.Rules = regrade(opts.Rules, v.severities)
	var err error
	if v.selected, err = v.opts.Rules.Pick(opts.Selection); err != nil {
		return nil, err
	}
	v.sources, v.problems, err = discover.Sources(ctx, opts.FS, opts.Paths, discover.Options{
		Exclude: opts.Exclude, Bundles: opts.Bundles, Stdin: opts.Stdin,
	})
	if err != nil {
		return nil, err
	}
	record(v.sources)
	meter := &meter{tell: opts.Progress}
	if v.bundles, err = renderAndParse(ctx, v.sources, render.New(opts.Render), meter); err != nil {
		return nil, err
	}
	for _, b := range v.bundles {
		meter.add(Progress{AllObjects: len(b.objects)})
	}
	rules := withSecretRules(v.opts.Rules, v.selected)
	v.engines, err = newEngines(ctx, v.opts.Rules, rules, kinds(v.bundles, false), eval.Options{
		Minor: opts.Minor, Parameters: opts.Parameters, External: opts.External,
		Judged: func(n int) { meter.add(Progress{Objects: n}) },
	})
	if err != nil {
		return nil, err
	}
	return v, v.judge(ctx, v.bundles)
}

// judge fills in the findings of bundles.
func (v *vetting) judge(ctx context.Context, bundles []*bundle) error {
	if err := judge(ctx, v.engines, v.opts.Rules, bundles); err != nil {
		return err
	}
	override(bundles, v.severities)
	return nil
}
