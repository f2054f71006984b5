package framework

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// unlisted says that the controls of a framework are not all known.
const unlisted = "kubevet has no list of the controls of this framework: those that no rule names are missing here"

// Text writes an assessment for a terminal: each control in a line, those that failed
// first, below it what was found, with the names that shown gives to files. Those that
// are not assessed are counted, and listed only if the options say so.
func Text(w io.Writer, a *Assessment, opts Options) error {
	b := bufio.NewWriter(w)
	width := 0
	for _, o := range a.Outcomes {
		width = max(width, len(o.ID))
	}
	statuses := Statuses()
	if !opts.All {
		statuses = statuses[:NotAssessed]
	}
	for _, s := range statuses {
		for _, o := range a.With(s) {
			line := strings.TrimRight(fmt.Sprintf("%-12s  %-*s  %s", o.Status, width, o.ID, o.Title), " ")
			fmt.Fprintln(b, text.Wrap(line, opts.Width, strings.Repeat(" ", 16+width)))
			if o.Reason != "" {
				fmt.Fprintf(b, "    %s\n", text.Wrap(o.Reason, opts.Width-4, "    "))
			}
			for _, f := range o.Findings {
				fmt.Fprintf(b, "    %s\n", text.Wrap(finding(f, opts.shown), opts.Width-4, "        "))
			}
		}
	}
	if n := a.Count(NotAssessed); n > 0 && !opts.All {
		fmt.Fprintf(b, "%-12s  %s that these manifests do not show; --all lists them\n", NotAssessed, plural(n, "control"))
	}
	fmt.Fprintf(b, "\n%s\n", text.Wrap(a.Framework+": "+counts(a), opts.Width, "    "))
	if a.Source == "" {
		fmt.Fprintln(b, unlisted)
	}
	return b.Flush()
}

// Options say how an assessment is written; the zero value works.
type Options struct {
	// Shown returns a file's name as the reader knows it; nil leaves names as they are.
	Shown func(file string) string
	// All lists the controls that are not assessed in text; other formats always do.
	All bool
	// Width is how many cells wide the screen is that text is for; 0 is not known.
	Width int
}

func (o Options) shown(file string) string {
	if o.Shown == nil {
		return file
	}
	return o.Shown(file)
}

// finding is a finding in a line.
func finding(f report.Finding, shown func(file string) string) string {
	line := fmt.Sprintf("%s:%d: %s: %s [%s]", shown(f.Location.File), f.Location.Line, f.Severity, f.Message, f.Rule.ID)
	if f.Suppressed != nil {
		line += " accepted: " + f.Suppressed.Reason
	}
	return strings.ReplaceAll(line, "\n", " ")
}

// counts says how many controls have which status, and what was looked at.
func counts(a *Assessment) string {
	var parts []string
	for _, s := range Statuses() {
		parts = append(parts, fmt.Sprintf("%d %s", a.Count(s), s))
	}
	text := fmt.Sprintf("%s of %s, in %s", strings.Join(parts, ", "), plural(len(a.Outcomes), "control"), plural(a.Summary.Objects, "object"))
	if n := a.Summary.Skipped; n > 0 {
		text += fmt.Sprintf("; %s could not be read, so that nothing is certain to pass", plural(n, "input"))
	}
	return text
}

// plural writes a number with its noun in the right form.
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// Markdown writes an assessment as a document: what was assessed and how, a table of
// the controls, what was found, the exceptions with their reasons, and what was not
// assessed.
func Markdown(w io.Writer, a *Assessment, opts Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n%s.\n\n", a.Framework, counts(a))
	for _, fact := range facts(a) {
		fmt.Fprintf(b, "- %s: %s\n", fact.name, cell(fact.value))
	}
	b.WriteString("\n| Control | | Status | Rules |\n|---|---|---|---|\n")
	for _, s := range Statuses()[:NotAssessed] {
		for _, o := range a.With(s) {
			status := o.Status.String()
			if len(o.Findings) > 0 {
				status += fmt.Sprintf(" (%d)", len(o.Findings))
			}
			fmt.Fprintf(b, "| %s | %s | %s | %s |\n", cell(o.ID), cell(o.Title), status, cell(strings.Join(ids(o.Rules), ", ")))
		}
	}
	for _, o := range a.With(Failed) {
		fmt.Fprintf(b, "\n## %s\n\n", cell(strings.TrimSpace(o.ID+" "+o.Title)))
		for _, f := range o.Findings {
			fmt.Fprintf(b, "- %s\n", cell(finding(f, opts.shown)))
		}
	}
	if accepted := exceptions(a, opts); len(accepted) > 0 {
		b.WriteString("\n## Exceptions\n\n| Where | Finding | Reason | Given in |\n|---|---|---|---|\n")
		for _, e := range accepted {
			fmt.Fprintf(b, "| %s | %s | %s | %s |\n", cell(e.Where), cell(e.Finding), cell(e.Reason), cell(e.Given))
		}
	}
	if left := a.With(NotAssessed); len(left) > 0 {
		fmt.Fprintf(b, "\n<details><summary>%s not assessed</summary>\n\n", plural(len(left), "control"))
		for _, o := range left {
			fmt.Fprintf(b, "- %s %s: %s\n", cell(o.ID), cell(o.Title), cell(o.Reason))
		}
		b.WriteString("\n</details>\n")
	}
	return b.Flush()
}

// cell makes text safe in Markdown, also in a table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "&", "&amp;", "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`).Replace(s)
}

func ids(rules []*rule.Rule) []string {
	out := make([]string, len(rules))
	for i, r := range rules {
		out[i] = r.ID
	}
	return out
}

type (
	jsonAssessment struct {
		SchemaVersion int            `json:"schemaVersion"`
		Framework     string         `json:"framework"`
		Source        string         `json:"source"`
		Complete      bool           `json:"complete"`
		Counts        map[Status]int `json:"counts"`
		Controls      []jsonOutcome  `json:"controls"`
	}
	jsonOutcome struct {
		ID       string        `json:"id"`
		Title    string        `json:"title"`
		Status   Status        `json:"status"`
		Reason   string        `json:"reason,omitempty"`
		Rules    []string      `json:"rules"`
		Findings []jsonFinding `json:"findings"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    rule.Severity `json:"severity"`
		Message     string        `json:"message"`
		Object      jsonObject    `json:"object"`
		File        string        `json:"file"`
		Line        int           `json:"line"`
		Column      int           `json:"column"`
		Fingerprint string        `json:"fingerprint"`
		Accepted    string        `json:"accepted,omitempty"`
	}
	jsonObject struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Namespace  string `json:"namespace"`
		Name       string `json:"name"`
	}
)

// JSON writes an assessment for programs. Complete says whether everything could
// be read and the controls of the framework are all known.
func JSON(w io.Writer, a *Assessment, _ Options) error {
	out := jsonAssessment{
		SchemaVersion: 1, Framework: a.Framework, Source: a.Source, Complete: a.Source != "" && a.Summary.Skipped == 0,
		Counts: make(map[Status]int), Controls: []jsonOutcome{},
	}
	for _, s := range Statuses() {
		out.Counts[s] = a.Count(s)
	}
	for _, o := range a.Outcomes {
		row := jsonOutcome{ID: o.ID, Title: o.Title, Status: o.Status, Reason: o.Reason, Rules: ids(o.Rules), Findings: []jsonFinding{}}
		for _, f := range o.Findings {
			found := jsonFinding{
				Rule: f.Rule.ID, Severity: f.Severity, Message: f.Message, Object: jsonObject(f.Object),
				File: f.Location.File, Line: f.Location.Line, Column: f.Location.Column, Fingerprint: f.Fingerprint,
			}
			if f.Suppressed != nil {
				found.Accepted = f.Suppressed.Reason
			}
			row.Findings = append(row.Findings, found)
		}
		out.Controls = append(out.Controls, row)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
