package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// configCommand is about the configuration.
func configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the configuration in effect, or the schema of configuration files",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(configShowCommand(), configSchemaCommand())
	return cmd
}

// configShowCommand prints the configuration in effect.
func configShowCommand() *cobra.Command {
	var in inputFlags
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print the configuration in effect, and where each value comes from",
		Long: `Print what kubevet lint would use with these flags in the working directory, as
YAML. Comments say where each value comes from. Paths are relative to the root of
the repository.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			input, err := in.openWithRules(cmd, []string{"."})
			if err != nil {
				return err
			}
			if _, err := input.options.Rules.Set.Pick(input.options.Rules.Selection); err != nil {
				return unknownName(err)
			}
			withDefaults(&input.config)
			return input.config.Show(cmd.OutOrStdout(), input.shown)
		},
	}
	cmd.Flags().SortFlags = false
	in.addSelection(cmd, "select")
	in.addTarget(cmd)
	in.addConfig(cmd)
	return cmd
}

// withDefaults fills in what holds where neither file nor flag says anything.
func withDefaults(c *config.Config) {
	if len(c.Select) == 0 && c.Framework == "" {
		c.Profile = cmp.Or(c.Profile, rule.Recommended)
	}
	c.MinSeverity = cmp.Or(c.MinSeverity, rule.Info)
	c.FailOn = cmp.Or(c.FailOn, config.FailOn(rule.Low))
	c.KubeVersion = cmp.Or(c.KubeVersion, schema.Version(schema.Newest))
}

// configSchemaCommand prints the JSON Schema of configuration files.
func configSchemaCommand() *cobra.Command {
	var in inputFlags
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of configuration files, for editors",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			input, err := in.openWithRules(cmd, []string{"."})
			if err != nil {
				return err
			}
			schema, err := config.Schema(input.options.Rules.Set)
			if err != nil {
				return fmt.Errorf("make the schema: %w", err)
			}
			_, err = cmd.OutOrStdout().Write(schema)
			return err
		},
	}
	in.addConfig(cmd)
	return cmd
}
