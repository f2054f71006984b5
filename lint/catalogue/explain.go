package catalogue

import (
	"io"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// Explain writes the page of a rule for a terminal of 80 columns, in colour if
// asked.
func Explain(w io.Writer, r *rule.Rule, color bool) error {
	e := explainer{palette: Palette{On: color}}
	e.line(e.palette.Severity(r.Severity, r.Severity.String()) + e.palette.Bold("["+r.ID+"]: "+r.Title))
	e.line("")
	e.block(r.Description)
	if said := Yields(r); said != "" {
		e.line("")
		e.paragraph(said, "")
	}

	if r.Bad != "" {
		e.heading("Found by this rule" + given(r, ""))
		e.example(r.Bad)
		e.heading("Passes this rule")
		e.example(r.Good)
	}
	if r.Fix != nil {
		e.heading("Fix")
		e.paragraph(upperFirst(Advice(r.Fix))+". "+caution(r.Fix), "")
	}
	e.heading("Runs in profile")
	e.paragraph(r.Profile.String()+included(r.Profile), "")
	e.heading("Judges")
	e.paragraph(kinds(r), "")
	e.list("Parameters and their defaults", parameters(r.Parameters, ""))
	pages := slices.Clone(r.References)
	if page := URL(r); page != "" {
		pages = append(pages, rule.Reference{Ref: page, Description: "This page on the web"})
	}
	if len(pages) > 0 {
		e.heading("Read more")
	}
	for _, ref := range pages {
		e.paragraph(ref.Description, "")
		e.line("    " + ref.Ref)
	}
	plain := func(_, name string) string { return name }
	e.list("Compliance", pairs(r.Compliance, plain))
	e.list("Other linters' names", pairs(r.Aliases, plain))
	_, err := io.WriteString(w, e.String())
	return err
}

// Yields says which rules go before a rule, "" if none does.
func Yields(r *rule.Rule) string {
	switch n := len(r.Yields); n {
	case 0:
		return ""
	case 1:
		return "Silent about what " + r.Yields[0] + " reports in the same run, at no lower severity."
	default:
		return "Silent about what " + strings.Join(r.Yields[:n-1], ", ") + " or " + r.Yields[n-1] + " reports in the same run, at no lower severity."
	}
}

// caution says whether a fix can be trusted.
func caution(f *rule.Fix) string {
	if f.Safe {
		return "This is safe: it cannot break a workload that runs today."
	}
	return "This is unsafe: a workload that runs today may need the old value."
}

// included says which profiles run a rule besides its own.
func included(p rule.Profile) string {
	switch p {
	case rule.Recommended:
		return ", and so in strict and optional"
	case rule.Strict:
		return ", and so in optional"
	default:
		return ""
	}
}

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// An explainer builds the page of a rule.
type explainer struct {
	strings.Builder
	palette Palette
}

func (e *explainer) line(s string) {
	e.WriteString(s)
	e.WriteByte('\n')
}

func (e *explainer) heading(s string) {
	e.line("")
	e.line(e.palette.Bold(s))
}

// block writes text that has its own line breaks.
func (e *explainer) block(text string) {
	for line := range strings.Lines(text) {
		e.line(strings.TrimRight("  "+line, " \n"))
	}
}

// paragraph writes text wrapped, its lines after the first indented by hang.
func (e *explainer) paragraph(s, hang string) {
	e.line("  " + strings.ReplaceAll(text.Wrap(s, 76, hang), "\n", "\n  "))
}

func (e *explainer) list(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	e.heading(heading)
	for _, item := range items {
		e.paragraph(item, "  ")
	}
}

// example writes a manifest and points at the lines that violate the rule.
func (e *explainer) example(yaml string) {
	for line := range strings.Lines(marked(yaml)) {
		line = "    " + strings.TrimRight(line, "\n")
		if strings.HasSuffix(line, mark) {
			line = e.palette.Mark(rule.High, line)
		}
		e.line(strings.TrimRight(line, " "))
	}
}
