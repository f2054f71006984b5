package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/rule"
)

// summarize says what was found and what was looked at. What there is none of is
// left out.
func summarize(r Report, p catalogue.Palette) string {
	s := r.Summary
	var inputs []string
	for _, input := range []struct {
		n    int
		noun string
	}{{s.Charts, "chart"}, {s.Scenarios, "scenario"}, {s.Kustomizations, "kustomization"}, {s.Files, "file"}} {
		if input.n > 0 {
			inputs = append(inputs, count(input.n, input.noun))
		}
	}
	text := tally(r.Findings, p) + answered(r) + "; looked at " + count(s.Objects, "object")
	if len(inputs) > 0 {
		text += " in " + strings.Join(inputs, ", ")
	}
	return text + omissions(s, p)
}

// tally counts findings by severity, most severe first.
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

// answered counts the findings that something suppresses, and the suppressions that
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

// omissions says what was not looked at, "" if all was.
func omissions(s Summary, p catalogue.Palette) string {
	var parts []string
	if s.Skipped > 0 {
		parts = append(parts, p.Error(fmt.Sprintf("%d skipped", s.Skipped)))
	}
	if s.NotKubernetes > 0 {
		parts = append(parts, count(s.NotKubernetes, "document")+" not Kubernetes")
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, ", ")
}

// count writes a number with its noun in the right form.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// statistics writes how many findings each rule has of each severity, most first.
func statistics(w io.Writer, findings []Finding) error {
	type row struct {
		rule     string
		severity rule.Severity
	}
	number := make(map[row]int)
	for _, f := range findings {
		number[row{f.Rule.ID, f.Severity}]++
	}
	rows := slices.SortedFunc(maps.Keys(number), func(a, b row) int {
		return cmp.Or(cmp.Compare(number[b], number[a]), strings.Compare(a.rule, b.rule), cmp.Compare(b.severity, a.severity))
	})
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range rows {
		fmt.Fprintf(tw, "%d\t%s\t", number[row], row.severity)
		fmt.Fprintf(tw, "%s\n", "  "+row.rule)
	}
	return tw.Flush()
}
