package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// lintFlags are the flags of kubevet lint.
type lintFlags struct {
	formats           []string
	input             inputFlags
	color, sort       string
	quiet, statistics bool
	suppress          suppressFlags
	showSuppressed    bool
	since             string
	newSuppressions   bool
	timeout           time.Duration
}

// lintCommand vets manifests.
func lintCommand() *cobra.Command {
	f := lintFlags{color: "auto", sort: "place"}
	cmd := &cobra.Command{
		Use:   "lint [PATH|-]...",
		Short: "Lint manifests, charts and kustomizations",
		Long: `Lint the Kubernetes YAML, Helm charts and kustomizations below each PATH, which
is the working directory if none is given, or standard input if it is "-". A
file in a chart or kustomization stands for that chart or kustomization.`,
		Example: `  kubevet lint
  kubevet lint deploy/ charts/shop
  kubevet lint -f text -f sarif=kubevet.sarif
  helm template shop | kubevet lint -`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVarP(&f.formats, "format", "f", []string{"text"}, "write `FORMAT[=FILE]`: "+strings.Join(formatNames(anyFormat), ", ")+"; may be repeated")
	flags.Lookup("format").DefValue = "text"
	f.input.addSelection(cmd, "select")
	flags.BoolVar(&f.showSuppressed, "show-suppressed", false, "show suppressed findings in "+strings.Join(formatNames(func(f report.Format) bool { return f.Suppressed }), ", ")+", and why they are accepted")
	flags.StringVar(&f.since, "since", "", "report only what is new since the git revision `REV`, such as HEAD, v1.2.0 or origin/main...")
	f.suppress.add(cmd)
	f.input.add(cmd)
	f.addTrust(cmd)
	flags.DurationVar(&f.timeout, "timeout", 0, "report after `DURATION`, such as 10m, what was found till then (default no limit)")
	flags.Var(choice{&f.color, []string{"auto", "always", "never"}}, "color", "colour text `WHEN`: auto, always or never")
	flags.Var(choice{&f.sort, []string{"place", "severity"}}, "sort", "sort findings by `ORDER`: place, or severity, the most severe first")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print findings and errors only")
	flags.BoolVar(&f.statistics, "statistics", false, "count the findings of each rule")
	return cmd
}

// run lints and reports.
func (f *lintFlags) run(cmd *cobra.Command, args []string) error {
	outputs, err := f.outputs(cmd)
	if err != nil {
		return err
	}
	if f.timeout < 0 {
		return fmt.Errorf("--timeout %s is over before the run begins", f.timeout)
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	in, err := f.input.openWithRules(cmd, args)
	if err != nil {
		return err
	}
	for _, out := range outputs {
		if err := out.overwrites(in, args); err != nil {
			return err
		}
	}
	if err := f.suppress.apply(&in); err != nil {
		return err
	}
	f.applyTrust(&in)
	in.options.Report.Bare = !slices.ContainsFunc(outputs, func(o output) bool { return !o.Bare })
	in.options.Report.Edits = slices.ContainsFunc(outputs, func(o output) bool { return o.Edits })
	in.options.Report.Full = slices.ContainsFunc(outputs, func(o output) bool { return o.Full })
	line := newProgressLine(terminal(cmd.ErrOrStderr()), f.quiet)
	in.options.Progress = line.show
	if cmd.Flags().Changed("since") {
		closeTree, err := in.openSince(f.since)
		if err != nil {
			return err
		}
		defer closeTree()
	}
	ctx := cmd.Context()
	if f.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, f.timeout)
		defer cancel()
	}
	r, err := lint.Run(ctx, in.options)
	line.end()
	if err != nil {
		return unknownName(err)
	}
	r.Problems = append(r.Problems, in.changedSettings()...)
	r.Problems = append(r.Problems, in.unknownVersion()...)
	if in.options.Report.Full {
		if r.Standings, err = framework.Standings(in.options.Rules.Set, r, in.config.Parameters); err != nil {
			return err
		}
	}
	suppressed := r.Suppressed
	if f.sort == "severity" {
		r.WorstFirst()
	}
	for _, out := range outputs {
		if r.Suppressed = suppressed; !f.showSuppressed && !out.Full {
			r.Suppressed = nil
		}
		if err := out.write(r, in); err != nil {
			return fmt.Errorf("write %s: %w", out.name, err)
		}
	}
	if code := exitCode(r, in.config.FailOn, args); code != exitClean {
		if code == exitNoInput {
			fmt.Fprintf(cmd.ErrOrStderr(), "kubevet: nothing to lint in %s\n", strings.Join(args, ", "))
		}
		return exitError(code)
	}
	return nil
}

// exitCode is what a report on arguments means for the caller; without a failOn it is
// low.
func exitCode(r report.Report, failOn config.FailOn, args []string) int {
	from := rule.Severity(cmp.Or(failOn, config.FailOn(rule.Low)))
	s := r.Summary
	switch {
	case slices.ContainsFunc(r.Problems, document.Problem.Incomplete):
		return exitIncomplete
	case len(r.Unused) > 0 && report.UnusedSeverity >= from:
		return exitFindings
	case slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return f.Severity >= from }):
		return exitFindings
	case len(r.Problems) > 0 || s.Charts+s.Kustomizations > 0:
		// A note, such as that what was named is excluded, explains it: a hook
		// that names changed files must not fail for it.
	case s.Files == 0 || s.Objects == 0 && !slices.ContainsFunc(args, isFile):
		return exitNoInput
	}
	return exitClean
}

// isFile reports whether an argument is no directory: whoever names a file knows what it
// is, while a directory without a manifest is probably a wrong one.
func isFile(arg string) bool {
	info, err := os.Stat(arg)
	return err != nil || !info.IsDir()
}

// formatNames are the names of formats, of all or of those that are wanted.
func formatNames(wanted func(report.Format) bool) []string {
	var names []string
	for _, f := range report.Formats() {
		if wanted(f) {
			names = append(names, f.Name)
		}
	}
	return names
}

func anyFormat(report.Format) bool { return true }

// outputs reads the --format flags.
func (f *lintFlags) outputs(cmd *cobra.Command) ([]output, error) {
	var outs []output
	toStdout := 0
	for _, flag := range f.formats {
		format, file, named := strings.Cut(flag, "=")
		formats := report.Formats()
		i := slices.IndexFunc(formats, func(f report.Format) bool { return f.Name == format })
		if i < 0 {
			names := formatNames(anyFormat)
			return nil, didYouMean(fmt.Sprintf("unknown format %q (%s)", format, strings.Join(names, ", ")), format, names)
		}
		out := output{Format: formats[i], name: file, options: report.Options{Statistics: f.statistics, Quiet: f.quiet}}
		if !named {
			if toStdout++; toStdout > 1 {
				return nil, errors.New("only one --format can go to standard output; give the others a file, as in sarif=kubevet.sarif")
			}
			out.name = "standard output"
			out.stdout = cmd.OutOrStdout()
			out.screen = newScreen(out.stdout, f.color)
			out.options.Color, out.options.Width = out.screen.color, out.screen.width
		} else if file == "" {
			return nil, fmt.Errorf("--format %s names no file after the =", flag)
		}
		if err := out.distinct(outs); err != nil {
			return nil, err
		}
		outs = append(outs, out)
	}
	return outs, nil
}

// checkout says what is checked out at the root of a run, nil if it is no
// repository with a remote.
func checkout(root string) *git.Checkout {
	r, err := git.Open(root)
	if err != nil {
		return nil
	}
	defer r.Close()
	if c, ok := r.Checkout(); ok {
		return &c
	}
	return nil
}
