package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kubevet/kubevet/lint/text"
)

// A section is a part of a help text or manual page, with the names of what is in it.
type section struct {
	title string
	names []string
}

// commandSections are those of the commands; what is in none comes last.
func commandSections() []section {
	return []section{
		{"Commands", []string{"lint", "fix", "baseline", "report", "render"}},
		{"To ask and look up", []string{"explain", "rules", "query", "map"}},
		{"To set up", []string{"init", "config", "test", "lsp", "completion"}},
	}
}

// flagSections are those of the flags; what is in none comes first.
func flagSections() []section {
	return []section{
		{"Rules", []string{"profile", "select", "rule", "framework", "ignore", "policy", "image-report"}},
		{"Which findings count", []string{"min-severity", "fail-on", "since", "baseline", "no-suppress", "today", "trust", "allow-new-suppressions"}},
		{"Rendering", []string{"values", "set", "scenario", "namespace", "kube-version", "api-versions"}},
		{"Output", []string{"format", "sort", "show-suppressed", "statistics", "color", "quiet"}},
		{"Other flags", []string{"config", "timeout", "help"}},
	}
}

// An exit is an exit code and what it means.
type exit struct {
	code    int
	meaning string
}

// exitMeanings are the exit codes of the commands that look at manifests, unless they say
// otherwise.
func exitMeanings() []exit {
	return []exit{
		{exitClean, "nothing found"},
		{exitFindings, "findings"},
		{exitUsage, "usage or configuration error"},
		{exitIncomplete, "something could not be read or rendered"},
		{exitNoInput, "nothing to lint"},
	}
}

// exitSentence says the exit codes in a sentence.
func exitSentence() string {
	var parts []string
	for _, e := range exitMeanings() {
		parts = append(parts, fmt.Sprintf("%d %s", e.code, e.meaning))
	}
	return "Exit codes: " + strings.Join(parts, ", ") + "."
}

// flagsBySection returns the flags of a command that help shows, section by section.
func flagsBySection(cmd *cobra.Command) (titles []string, sets []*pflag.FlagSet) {
	sections := flagSections()
	own := section{title: "Flags"}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !slices.ContainsFunc(sections, func(s section) bool { return slices.Contains(s.names, f.Name) }) {
			own.names = append(own.names, f.Name)
		}
	})
	for _, s := range slices.Concat([]section{own}, sections) {
		set := pflag.NewFlagSet(s.title, pflag.ContinueOnError)
		set.SortFlags = false
		for _, name := range s.names {
			if f := cmd.Flags().Lookup(name); f != nil && !f.Hidden {
				set.AddFlag(f)
			}
		}
		if set.HasFlags() {
			titles, sets = append(titles, s.title), append(sets, set)
		}
	}
	return titles, sets
}

// usage writes how a command is used, as wide as the screen.
func usage(cmd *cobra.Command) error {
	width := newScreen(os.Stdout, "never").width // cobra has cmd write to a buffer
	if width <= 0 {
		width = 100
	}
	var b strings.Builder
	b.WriteString("Usage:\n")
	if cmd.Runnable() && !cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s COMMAND [flags]\n", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	commandsUsage(&b, cmd, width)
	titles, sets := flagsBySection(cmd)
	for i, set := range sets {
		fmt.Fprintf(&b, "\n%s:\n%s", titles[i], set.FlagUsagesWrapped(width))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s COMMAND --help says more of a command.\n", cmd.CommandPath())
	}
	_, err := fmt.Fprint(cmd.OutOrStderr(), b.String())
	return err
}

// commandsUsage lists the commands below a command.
func commandsUsage(b *strings.Builder, cmd *cobra.Command, width int) {
	var all []*cobra.Command
	longest := 0
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			all = append(all, c)
			longest = max(longest, len(c.Name()))
		}
	}
	var sections []section
	if cmd == cmd.Root() {
		sections = commandSections()
	}
	sections = append(sections, section{title: "More"})
	if len(sections) == 1 {
		sections[0].title = "Commands"
	}
	for i := range sections {
		s := &sections[i]
		if s.names == nil {
			for _, c := range all {
				if !slices.ContainsFunc(sections, func(s section) bool { return slices.Contains(s.names, c.Name()) }) {
					s.names = append(s.names, c.Name())
				}
			}
		}
		title := "\n" + s.title + ":\n"
		for _, name := range s.names {
			at := slices.IndexFunc(all, func(c *cobra.Command) bool { return c.Name() == name })
			if at < 0 {
				continue
			}
			line := fmt.Sprintf("  %-*s  %s", longest, name, all[at].Short)
			b.WriteString(title + text.Wrap(line, width, strings.Repeat(" ", longest+4)) + "\n")
			title = ""
		}
	}
}
