package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand writes the manual pages, which packages contain. Their date is
// SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages into a directory",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true // has the date of the run
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "kubevet", Manual: "kubevet"}, args[0])
		},
	}
}
