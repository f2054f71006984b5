package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/catalogue"
)

// siteCommand writes the web site of the rules.
func siteCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "site DIR",
		Short:  "Write the web site of the rules into a directory",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := loadRules()
			if err != nil {
				return err
			}
			site, err := catalogue.Site(rules.Rules)
			if err != nil {
				return err
			}
			for name, page := range site {
				file := filepath.Join(args[0], filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(file, page, 0o644); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
