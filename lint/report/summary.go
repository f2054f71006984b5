package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/rule"
)

// summarize says what was found and what was looked at.
func summarize(r Report, p catalogue.Palette) string {
	s := r.Summary
	return fmt.Sprintf("%s%s; looked at %s: %s, %s, %s, %s; %s",
		tally(r.Findings, p),
		answered(r),
		count(s.Objects, "object"),
		count(s.Charts, "chart"),
		count(s.Scenarios, "scenario"),
		count(s.Kustomizations, "kustomization"),
		count(s.Files, "file"),
		omissions(s, p))
}

// tally counts findings by severity, gravest first.
func tally(findings []Finding, p catalogue.Palette) string {
	if len(findings) == 0 {
		return p.Bold("no findings")
	}
	number := make(map[rule.Severity]int)
	for _, f := range findings {
		number[f.Severity]++
	}
	var parts []string
	for _, severity := range rule.Severities() {
		if n := number[severity]; n > 0 {
			parts = append(parts, p.Severity(severity, fmt.Sprintf("%d %s", n, severity)))
		}
	}
	return p.Bold(count(len(findings), "finding")) + " (" + strings.Join(parts, ", ") + ")"
}

// answered counts the findings that something answers, and the suppressions that
// are of no use.
func answered(r Report) string {
	var text string
	if n := r.Summary.Suppressed; n > 0 {
		text += fmt.Sprintf(", %d suppressed", n)
	}
	if n := r.Summary.Baselined; n > 0 {
		text += fmt.Sprintf(", %d in the baseline", n)
	}
	if n := r.Summary.Unchanged; n > 0 {
		text += fmt.Sprintf(", %d unchanged", n)
	}
	if n := r.Summary.Fixed; n > 0 {
		text += fmt.Sprintf(", %d fixed", n)
	}
	if n := len(r.Unused); n > 0 {
		text += ", " + count(n, "unused suppression")
	}
	return text
}

// omissions says what was not looked at.
func omissions(s Summary, p catalogue.Palette) string {
	text := fmt.Sprintf("%d skipped", s.Skipped)
	if s.Skipped > 0 {
		text = p.Error(text)
	}
	if s.NotKubernetes > 0 {
		text += ", " + count(s.NotKubernetes, "document") + " not Kubernetes"
	}
	return text
}

// count writes a number with its noun in the right form.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// statistics writes how many findings each rule has, most first.
func statistics(w io.Writer, findings []Finding) error {
	type row struct {
		rule *rule.Rule
		n    int
	}
	var rows []*row
	byID := make(map[string]*row)
	for _, f := range findings {
		if byID[f.Rule.ID] == nil {
			byID[f.Rule.ID] = &row{rule: f.Rule}
			rows = append(rows, byID[f.Rule.ID])
		}
		byID[f.Rule.ID].n++
	}
	slices.SortFunc(rows, func(a, b *row) int {
		return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.rule.ID, b.rule.ID))
	})
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range rows {
		fmt.Fprintf(tw, "%d\t%s\t", row.n, row.rule.Severity)
		fmt.Fprintf(tw, "%s\n", "  "+row.rule.ID)
	}
	return tw.Flush()
}
