// Package lint vets Kubernetes manifests: the pipeline from paths to a report.
package lint

import (
	"context"
	"io"
	"io/fs"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/source"
)

// Options say what a run looks at and how. Only FS, Paths and Rules are needed.
type Options struct {
	// FS is the tree below the root of the run, and Paths what to lint in it;
	// see source.Root.
	FS    fs.FS
	Paths []string
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Rules are all rules there are, Selection says which of them run, and
	// MinSeverity how grave a finding has to be to be reported; "" reports all.
	Rules       *rule.Set
	Selection   rule.Selection
	MinSeverity rule.Severity
	// Severities replace those of the findings of rules, named as in a Selection;
	// the name of a rule counts before that of its category. Parameters replace
	// the defaults of rules: by rule ID, then by name.
	Severities map[string]rule.Severity
	Parameters map[string]map[string]any
	// Exclude are doublestar patterns of files not to look at. Bundles group
	// paths of plain YAML that are judged together.
	Exclude []string
	Bundles [][]string
	// Minor is the minor version of Kubernetes 1.x to vet for; 0 is the newest
	// known.
	Minor int
	// Render are the values of charts, and where objects land.
	Render render.Options
	// Version is kubevet's own, for the report.
	Version string
}

// Run lints. An error means that nothing could run; bad input is a problem in
// the report, and the rest is linted.
func Run(ctx context.Context, opts Options) (report.Report, error) {
	severities := regraded(opts.Rules, opts.Severities)
	opts.Rules = regrade(opts.Rules, severities)
	selected, err := opts.Rules.Pick(opts.Selection)
	if err != nil {
		return report.Report{}, err
	}
	sources, problems, err := source.Discover(ctx, opts.FS, opts.Paths, source.Options{
		Exclude: opts.Exclude, Bundles: opts.Bundles, Stdin: opts.Stdin,
	})
	if err != nil {
		return report.Report{}, err
	}
	bundles, err := renderAndParse(ctx, sources, render.New(opts.Render))
	if err != nil {
		return report.Report{}, err
	}
	rules := withSecretRules(opts.Rules, selected)
	engine, err := eval.New(ctx, opts.Rules, rules, kinds(bundles), eval.Options{Minor: opts.Minor, Trusted: true, Parameters: opts.Parameters})
	if err != nil {
		return report.Report{}, err
	}
	if err := judge(ctx, engine, opts.Rules, bundles); err != nil {
		return report.Report{}, err
	}
	override(bundles, severities)
	return compose(opts, selected, problems, sources, bundles), nil
}
