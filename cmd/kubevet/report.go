package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/text"
)

// reportCommand says how manifests stand to a compliance framework.
func reportCommand() *cobra.Command {
	var in inputFlags
	var suppress suppressFlags
	format, all := "text", false
	cmd := &cobra.Command{
		Use:   "report --framework FRAMEWORK [PATH|-]...",
		Short: "Say control by control how manifests stand to a compliance framework",
		Long: `Say of each control of a compliance framework how the manifests below each PATH
stand to it. A control fails if a rule about it finds something, and passes if a
rule about it judged an object and found nothing. Those that no rule is about, or
whose rules had nothing to judge, are not assessed; --all lists them.

Markdown and HTML are documents for an auditor, with scope, date (--today), version
and the exceptions with their reasons.

Exit codes: 0 no control failed, 1 one failed, 2 usage or configuration error,
3 something could not be read or rendered, 4 nothing to judge.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if in.framework == "" {
				return errors.New("report needs a --framework")
			}
			if why := framework.Unmapped(in.framework); why != "" {
				return fmt.Errorf("there is no report for %s: %s", in.framework, why)
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			input, err := in.openWithRules(cmd, args)
			if err != nil {
				return err
			}
			if err := suppress.apply(&input); err != nil {
				return err
			}
			input.options.Report.MinSeverity = 0
			r, err := lint.Run(cmd.Context(), input.options)
			if err != nil {
				return unknownName(err)
			}
			a, err := framework.Assess(in.framework, input.options.Rules.Set, r, r.Kinds, input.config.Parameters)
			if err != nil {
				return err
			}
			a.Paths, a.Date = args, suppress.today
			opts := framework.Options{Shown: input.shown, All: all, Width: newScreen(cmd.OutOrStdout(), "never").width}
			written := map[string]struct {
				form  text.Form
				write func(io.Writer, *framework.Assessment, framework.Options) error
			}{
				"text": {text.Bare, framework.Text}, "markdown": {text.Markdown, framework.Markdown},
				"html": {text.XML, framework.HTML}, "json": {text.JSON, framework.JSON},
			}[format]
			w := text.NewGuard(cmd.OutOrStdout(), written.form)
			err = errors.Join(written.write(w, &a, opts), w.Flush())
			if err != nil {
				return fmt.Errorf("write the report: %w", err)
			}
			for _, p := range r.Problems {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", text.Plain(placeOf(p.File, p.Line, input.shown)), text.Plain(p.Message))
			}
			switch {
			case slices.ContainsFunc(r.Problems, document.Problem.Incomplete):
				return exitError(exitIncomplete)
			case a.Count(framework.Failed) > 0:
				return exitError(exitFindings)
			case r.Summary.Objects == 0:
				fmt.Fprintf(cmd.ErrOrStderr(), "kubevet: nothing to judge in %s\n", strings.Join(args, ", "))
				return exitError(exitNoInput)
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&in.framework, "framework", "", "the compliance `FRAMEWORK`, such as pss-restricted, cis-1.12, nsa-1.2 or mitre")
	flags.VarP(choice{&format, []string{"text", "markdown", "html", "json"}}, "format", "f", "write as `FORMAT`: text, markdown, html or json")
	flags.BoolVar(&all, "all", false, "list the controls that are not assessed, and why")
	in.add(cmd)
	suppress.add(cmd)
	return cmd
}
