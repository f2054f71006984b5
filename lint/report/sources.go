package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

const (
	// longRun is from how many findings on a report says how many there are in each
	// source, mostSources of how many sources it does.
	longRun     = 20
	mostSources = 20
)

// sources writes how many findings there are in what each chart and kustomization
// renders to and in plain YAML, the most severe first, if there are many in several.
// One of a file that several read counts for each.
func (t *textWriter) sources(findings []Finding) {
	bySource := make(map[string][]Finding)
	for _, f := range findings {
		for _, s := range f.Sources {
			bySource[s] = append(bySource[s], f)
		}
	}
	if len(findings) < longRun || len(bySource) < 2 {
		return
	}
	type row struct {
		source, name string
		number       [rule.Critical + 1]int
	}
	var rows []row
	for source, findings := range bySource {
		r := row{source: source, name: "other files"}
		if source != "" {
			r.name = clean(t.opts.Path(source))
		}
		for _, f := range findings {
			r.number[f.Severity]++
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int {
		for s := rule.Critical; s > 0; s-- {
			if c := cmp.Compare(b.number[s], a.number[s]); c != 0 {
				return c
			}
		}
		return strings.Compare(a.source, b.source)
	})
	width := 0
	for _, r := range rows[:min(len(rows), mostSources)] {
		width = max(width, text.Width(r.name))
	}
	for i, r := range rows {
		if i == mostSources {
			t.printf("and in %s\n", count(len(rows)-i, "other source"))
			break
		}
		t.printf("%s%s  %s\n", r.name, strings.Repeat(" ", width-text.Width(r.name)), tally(bySource[r.source], t.palette))
	}
	t.printf("\n")
}

// next says what a newcomer may do about findings.
func (t *textWriter) next(findings []Finding) {
	type step struct{ command, what string }
	const width = len("kubevet baseline create")
	steps := []step{{"kubevet explain " + worstFirst(findings)[0].Rule.ID, "why it matters"}}
	if slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule.Fix != nil }) {
		steps = append(steps, step{"kubevet fix --diff", "what can be fixed by itself"})
	}
	steps = append(steps,
		step{"kubevet baseline create", "accept what there is, report what is new"},
		step{"kubevet init", "a configuration for this repository, and CI"})
	for i, s := range steps {
		lead := "next: "
		if i > 0 {
			lead = "      "
		}
		t.wrapped(lead+t.palette.Bold(s.command)+strings.Repeat(" ", max(width-len(s.command), 0))+"  "+s.what, "        ")
	}
}
