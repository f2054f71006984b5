package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
	"github.com/kubevet/kubevet/lint/workspace"
)

// renderCommand prints what charts and kustomizations render to.
func renderCommand() *cobra.Command {
	var in inputFlags
	provenance := false
	cmd := &cobra.Command{
		Use:   "render PATH...",
		Short: "Print the manifests that lint judges, and where each line comes from",
		Long: `Print the manifests that charts and kustomizations render to, as kubevet lint
judges them. With --provenance each line is preceded by the place a person edits
to change it. Values are printed as they are: this is the one command that does
not redact secrets.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("render takes at least one path")
			}
			input, err := in.open(cmd, args)
			if err != nil {
				return err
			}
			documents, problems, err := lint.Render(cmd.Context(), input.options)
			if err != nil {
				return unknownName(err)
			}
			w := bufio.NewWriter(cmd.OutOrStdout())
			for _, d := range documents {
				printRendered(w, d, provenance, input.shown)
			}
			if err := w.Flush(); err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", text.Plain(placeOf(p.File, p.Line, input.shown)), text.Plain(p.Message))
			}
			switch {
			case slices.ContainsFunc(problems, document.Problem.Incomplete):
				return exitError(exitIncomplete)
			case len(documents) == 0:
				return exitError(exitNoInput)
			}
			return nil
		},
	}
	in.add(cmd)
	cmd.Flags().BoolVar(&provenance, "provenance", false, "say where each line comes from")
	return cmd
}

// printRendered prints one document as YAML, or as a table of places and lines.
func printRendered(w io.Writer, d workspace.Rendered, provenance bool, shown func(string) string) {
	yaml := strings.TrimSuffix(string(d.Text), "\n")
	if strings.TrimSpace(yaml) == "" {
		return
	}
	fmt.Fprintln(w, "---")
	fmt.Fprintf(w, "# Source: %s\n", text.Plain(shown(d.File)))
	if d.Scenario != "" {
		fmt.Fprintf(w, "# Scenario: %s\n", text.Plain(shown(d.Scenario)))
	}
	if !provenance {
		fmt.Fprintln(w, yaml)
		return
	}
	lines := d.Lines()
	places := make([]string, len(lines))
	width := 0
	for i, loc := range lines {
		if loc.File != "" {
			places[i] = text.Plain(placeOf(loc.File, loc.Line, shown))
			width = max(width, len(places[i]))
		}
	}
	for i, line := range strings.Split(yaml, "\n") {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-*s | %s", width, places[i], line), " "))
	}
}

// placeOf returns file:line, or the file where the line is not known.
func placeOf(file string, line int, shown func(string) string) string {
	if line == 0 {
		return shown(file)
	}
	return fmt.Sprintf("%s:%d", shown(file), line)
}
