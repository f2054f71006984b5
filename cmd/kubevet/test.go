package main

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/policytest"
)

// testCommand tests policies of the user.
func testCommand() *cobra.Command {
	var in inputFlags
	quiet := false
	cmd := &cobra.Command{
		Use:   "test DIR...",
		Short: "Test policies of your own",
		Long: `Run the Rego tests (*_test.rego) of the policies in each DIR, and hold their
examples (<rule>.txtar) against them, as kubevet does with its own.

Exit codes: 0 all passed, 1 a test failed, 2 the policies cannot be read or do
not compile.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("test takes at least one directory of policies")
			}
			in.policies = args
			input, err := in.open(cmd, []string{"."})
			if err != nil {
				return err
			}
			input.config.Policies = input.config.Policies[len(input.config.Policies)-len(args):]
			rules, err := loadRules()
			if err != nil {
				return err
			}
			dirs := input.policies()
			if rules, err = rules.LoadUser(dirs); err != nil {
				return err
			}
			results, err := policytest.Run(cmd.Context(), rules, dirs)
			if err != nil {
				return err
			}
			failed, err := printResults(cmd.OutOrStdout(), results, quiet)
			if err == nil && failed {
				return exitError(exitFindings)
			}
			return err
		},
	}
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print failures only")
	return cmd
}

// printResults prints a line for each test, and those that say what is wrong. It
// reports whether one failed.
func printResults(w io.Writer, results []policytest.Result, quiet bool) (failed bool, err error) {
	b := bufio.NewWriter(w)
	var passed, failures, missing int
	for _, r := range results {
		name := filepath.FromSlash(r.Name)
		switch {
		case r.Failure != "":
			failures++
			fmt.Fprintf(b, "FAIL  %s\n      %s\n", name, strings.ReplaceAll(r.Failure, "\n", "\n      "))
		case r.Missing:
			missing++
			if !quiet {
				fmt.Fprintf(b, "none  %s\n", name)
			}
		default:
			passed++
			if !quiet {
				fmt.Fprintf(b, "ok    %s\n", name)
			}
		}
	}
	fmt.Fprintf(b, "%d passed, %d failed, %d without a test\n", passed, failures, missing)
	return failures > 0, b.Flush()
}
