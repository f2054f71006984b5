package main

import (
	"errors"
	"fmt"
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
	format := "text"
	cmd := &cobra.Command{
		Use:   "report --framework FRAMEWORK [PATH|-]...",
		Short: "Say control by control how manifests stand to a compliance framework",
		Long: `Say of each control of a compliance framework how the manifests below each PATH
stand to it. A control fails if a rule about it finds something, and passes if a
rule about it judged an object and found nothing. One that no rule is about, or
whose rules had nothing to judge, is listed as not assessed.

Exit codes: 0 no control failed, 1 one failed, 2 usage or configuration error,
3 something could not be read or rendered, 4 nothing to judge.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if in.framework == "" {
				return errors.New("report needs a --framework")
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
			w := cmd.OutOrStdout()
			switch format {
			case "text":
				err = framework.Text(w, &a, input.shown)
			case "markdown":
				err = framework.Markdown(w, &a, input.shown)
			case "json":
				err = framework.JSON(w, &a)
			}
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
	flags.VarP(choice{&format, []string{"text", "markdown", "json"}}, "format", "f", "write as `FORMAT`: text, markdown or json")
	in.add(cmd)
	suppress.add(cmd)
	return cmd
}
