package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kubevet/kubevet/lint/config"
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
			date := time.Now()
			if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
				seconds, err := strconv.ParseInt(epoch, 10, 64)
				if err != nil {
					return fmt.Errorf("SOURCE_DATE_EPOCH %q is not a number of seconds", epoch)
				}
				date = time.Unix(seconds, 0)
			}
			return writeManPages(cmd.Root(), args[0], date.UTC().Format("Jan 2006"))
		},
	}
}

// writeManPages writes the page of a command and those of the commands below it.
func writeManPages(cmd *cobra.Command, dir, date string) error {
	cmd.InitDefaultHelpFlag()
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			if err := writeManPages(c, dir, date); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(dir, manName(cmd)+".1"), manPage(cmd, date), 0o644)
}

// manName is the name of a command's page.
func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// A roff builds a page in the language of man(7).
type roff struct{ bytes.Buffer }

// escaped makes text plain: no request, no escape, and a hyphen one that can be copied.
func escaped(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}

func (r *roff) section(title string) { fmt.Fprintf(r, ".SH %s\n", strings.ToUpper(title)) }

// paragraphs writes text whose paragraphs have empty lines between them.
func (r *roff) paragraphs(s string) {
	for _, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		r.WriteString(".PP\n")
		for line := range strings.Lines(paragraph) {
			r.WriteString(escaped(strings.TrimSpace(line)) + "\n")
		}
	}
}

// item writes a term and what it means.
func (r *roff) item(term, meaning string) {
	fmt.Fprintf(r, ".TP\n\\fB%s\\fR\n%s\n", escaped(term), escaped(meaning))
}

// flags writes what a command takes, section by section.
func (r *roff) flags(cmd *cobra.Command) {
	titles, sets := flagsBySection(cmd)
	for i, set := range sets {
		if i == 0 {
			r.section("Options")
		}
		fmt.Fprintf(r, ".SS %s\n", escaped(titles[i]))
		set.VisitAll(func(f *pflag.Flag) {
			placeholder, meaning := pflag.UnquoteUsage(f)
			term := "--" + f.Name
			if f.Shorthand != "" {
				term = "-" + f.Shorthand + ", " + term
			}
			if placeholder != "" {
				term += " " + placeholder
			}
			if d := f.DefValue; d != "" && d != "false" && d != "[]" && d != "0s" {
				meaning += " (default " + d + ")"
			}
			r.item(term, meaning)
		})
	}
}

// manPage is the page of a command.
func manPage(cmd *cobra.Command, date string) []byte {
	var r roff
	name := manName(cmd)
	fmt.Fprintf(&r, ".TH %q \"1\" %q \"kubevet\" \"kubevet\"\n", strings.ToUpper(name), date)
	r.section("Name")
	fmt.Fprintf(&r, "%s \\- %s\n", escaped(name), escaped(cmd.Short))
	r.section("Synopsis")
	line := cmd.UseLine()
	if cmd.HasAvailableSubCommands() {
		line = cmd.CommandPath() + " COMMAND [flags]"
	}
	fmt.Fprintf(&r, "\\fB%s\\fR\n", escaped(line))
	r.section("Description")
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	r.paragraphs(long)
	r.flags(cmd)
	if cmd.HasExample() {
		r.section("Examples")
		r.WriteString(".nf\n")
		for line := range strings.Lines(cmd.Example) {
			r.WriteString(escaped(strings.TrimRight(line, "\n")) + "\n")
		}
		r.WriteString(".fi\n")
	}
	r.section("Exit status")
	if cmd.HasParent() && strings.Contains(long, "Exit codes:") {
		r.paragraphs("See the description.")
	} else {
		for _, e := range exitMeanings() {
			r.item(strconv.Itoa(e.code), e.meaning)
		}
		r.paragraphs("Of several that apply, 2 wins, then 3, then 1.")
	}
	r.section("Files")
	r.item(config.Name, "The configuration: the nearest one, in the working directory or above it, up to the root of the repository.")
	r.item(baselineName, "The findings that are known, at the root of the repository.")
	r.section("Environment")
	r.item("NO_COLOR", "If it is not empty, text has no colours.")
	r.item("FORCE_COLOR", "If it is not empty, 0 or false, text has colours wherever it goes; it counts before NO_COLOR, and --color before both.")
	r.item("COLUMNS", "How wide the terminal is.")
	r.item("CI", "If it is not empty, no progress is shown.")
	r.section("See also")
	var others []string
	if cmd.HasParent() {
		others = append(others, manName(cmd.Parent()))
	}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			others = append(others, manName(c))
		}
	}
	for i, other := range others {
		others[i] = fmt.Sprintf("\\fB%s\\fR(1)", escaped(other))
	}
	r.WriteString(strings.Join(others, ", ") + "\n")
	return r.Bytes()
}
