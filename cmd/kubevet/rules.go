package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/rule"
)

// rulesCommand lists the rules.
func rulesCommand() *cobra.Command {
	var in inputFlags
	format := "table"
	cmd := &cobra.Command{
		Use:   "rules [RULE|CATEGORY]...",
		Short: "List the rules",
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := in.rules(cmd)
			if err != nil {
				return err
			}
			rules, err := set.Pick(rule.Selection{Profile: rule.Optional, Select: args})
			if err != nil {
				return unknownName(err)
			}
			if format == "json" {
				return catalogue.JSON(cmd.OutOrStdout(), rules)
			}
			return catalogue.Table(cmd.OutOrStdout(), rules)
		},
	}
	in.addConfig(cmd)
	cmd.Flags().VarP(choice{&format, []string{"table", "json"}}, "format", "f", "write as `FORMAT`: table or json")
	return cmd
}

// explainCommand prints all that is known of a rule.
func explainCommand() *cobra.Command {
	var in inputFlags
	cmd := &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain what a rule finds, why it matters and how to fix it",
		Long: `Explain what a rule finds, why it matters and how to fix it. RULE may also be
another linter's name for it, such as CKV_K8S_16 or trivy:KSV-0017.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("explain takes one rule; kubevet rules lists them")
			}
			set, err := in.rules(cmd)
			if err != nil {
				return err
			}
			rules, err := set.Pick(rule.Selection{Select: args})
			if err != nil {
				return unknownName(err)
			}
			for i, r := range rules {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := catalogue.Explain(cmd.OutOrStdout(), r, newScreen(cmd.OutOrStdout(), "auto").color); err != nil {
					return err
				}
			}
			return nil
		},
	}
	in.addConfig(cmd)
	return cmd
}

// rules are kubevet's own and those of the user that the configuration names.
func (f *inputFlags) rules(cmd *cobra.Command) (*rule.Set, error) {
	in, err := f.openWithRules(cmd, []string{"."})
	return in.options.Rules.Set, err
}
