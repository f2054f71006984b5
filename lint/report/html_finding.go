package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
)

type (
	pageFinding struct {
		Anchor, Severity, Category, Sources                     string
		Message, Object, Others, Place                          string
		Rule, RuleAnchor, Title, Path, Key, Evidence, Scenarios string
		Chain                                                   []pageLine
		Diff                                                    []pageDiff
		Advice, Map                                             string
		Suppressed                                              *pageSuppression
	}
	pageSuppression struct{ By, Place, Reason string }
	// A pageLine is a place and, if it is Shown, its line around what is marked.
	pageLine struct {
		Label, Place          string
		Shown                 bool
		Before, Marked, After string
	}
	pageDiff struct{ Class, Text string }
	pageRule struct {
		Anchor, ID, Title, Severity, Category, Profile, Number string
		Description                                            []pageBlock
		Advice, Compliance                                     string
		References                                             []rule.Reference
	}
	// A pageBlock is a paragraph or, if there is a List, one.
	pageBlock struct {
		Line []pageSpan
		List [][]pageSpan
	}
	pageSpan struct {
		Code bool
		Text string
	}
)

// finding is a finding as the page shows it.
func (p *page) finding(f *Finding) pageFinding {
	x := pageFinding{
		Anchor: p.anchors[f.Fingerprint], Severity: f.Severity.String(), Category: f.Rule.Category,
		Message: clean(f.Message), Object: clean(f.Object.String()), Place: p.place(f.Location),
		Rule: clean(f.Rule.ID), RuleAnchor: anchor("rule-", f.Rule.ID), Title: clean(f.Rule.Title),
		Path: clean(f.Path), Key: clean(f.Location.Key), Evidence: clean(strings.Join(f.Evidence, ", ")),
		Chain: p.chain(f), Advice: catalogue.Advice(f.Rule.Fix), Map: p.near[nodeOf(f)],
	}
	var others, scenarios, sources []string
	for _, o := range f.others() {
		others = append(others, clean(o.String()))
	}
	for _, s := range f.Scenarios {
		scenarios = append(scenarios, clean(p.opts.Path(s)))
	}
	for _, s := range f.Sources {
		sources = append(sources, fmt.Sprint(p.charts[s]))
	}
	x.Others, x.Scenarios, x.Sources = strings.Join(others, ", "), strings.Join(scenarios, ", "), strings.Join(sources, " ")
	for _, line := range outdented(f.Diff) {
		class := map[byte]string{'+': "plus", '-': "minus"}[line[0]]
		x.Diff = append(x.Diff, pageDiff{class, line[:1] + clean(line[1:])})
	}
	if s := f.Suppressed; s != nil {
		x.Suppressed = &pageSuppression{string(s.By), p.place(s.At), clean(s.Reason)}
		if s.Reason == "" {
			x.Suppressed.Reason = "no reason is given"
		}
	}
	return x
}

// chain is the place of a finding and those that explain it, each with its line where
// there is an excerpt of it.
func (p *page) chain(f *Finding) []pageLine {
	var lines []pageLine
	seen := make(map[string]bool)
	add := func(label string, loc document.Location) {
		x := pageLine{Label: clean(label), Place: p.place(loc)}
		if x.Place == "" || seen[x.Label+"\x00"+x.Place] {
			return
		}
		seen[x.Label+"\x00"+x.Place] = true
		i := slices.IndexFunc(f.Excerpt, func(e Excerpt) bool { return e.File == loc.File && e.Line == loc.Line })
		if i >= 0 {
			e := f.Excerpt[i]
			text := []rune(e.Text)
			from := min(max(e.Column, 1)-1, len(text))
			to := min(max(e.EndColumn-1, from), len(text))
			x.Shown, x.Before, x.Marked, x.After = true, strings.TrimLeft(tabs(string(text[:from])), " "), tabs(string(text[from:to])), tabs(string(text[to:]))
		}
		lines = append(lines, x)
	}
	var walk func(document.Location)
	walk = func(loc document.Location) {
		for _, r := range loc.Related {
			add(r.Message, r.Location)
			walk(r.Location)
		}
	}
	add("", f.Location)
	walk(f.Location)
	return lines
}

// tabs is a part of a line of source, harmless, in which tabs are spaces.
func tabs(s string) string { return clean(strings.ReplaceAll(s, "\t", "    ")) }

// outdented are the lines of a diff without the white space that all begin with.
func outdented(diff []string) []string {
	least := -1
	for _, line := range diff {
		if text := strings.TrimLeft(line[1:], " "); text != "" && (least < 0 || len(line)-1-len(text) < least) {
			least = len(line) - 1 - len(text)
		}
	}
	out := make([]string, len(diff))
	for i, line := range diff {
		out[i] = line[:1] + line[min(len(line), 1+max(least, 0)):]
	}
	return out
}

// rules are those of what was found, with their text.
func (p *page) rules() []pageRule {
	number := make(map[string]int)
	for _, f := range p.Findings {
		number[f.Rule.ID]++
	}
	var all []pageRule
	for _, r := range rulesOf(slices.Concat(p.Findings, p.Suppressed)) {
		x := pageRule{
			Anchor: anchor("rule-", r.ID), ID: clean(r.ID), Title: clean(r.Title), Severity: r.Severity.String(), Category: r.Category,
			Profile: r.Profile.String(), Number: count(number[r.ID], "finding"),
			Description: prose(r.Description), Advice: catalogue.Advice(r.Fix), Compliance: catalogue.Compliance(r),
			References: slices.Clone(r.References),
		}
		if page := catalogue.URL(r); page != "" {
			x.References = append(x.References, rule.Reference{Ref: page, Description: "This rule's page, with examples"})
		}
		all = append(all, x)
	}
	return all
}

// prose reads what descriptions have of Markdown: paragraphs, lists and code.
func prose(markdown string) []pageBlock {
	var blocks []pageBlock
	for part := range strings.SplitSeq(strings.TrimSpace(markdown), "\n\n") {
		var lines, items []string
		for line := range strings.SplitSeq(part, "\n") {
			item, isItem := strings.CutPrefix(line, "- ")
			switch {
			case isItem:
				items = append(items, item)
			case len(items) > 0:
				items[len(items)-1] += " " + strings.TrimSpace(line)
			default:
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			blocks = append(blocks, pageBlock{Line: spans(strings.Join(lines, " "))})
		}
		if len(items) > 0 {
			b := pageBlock{}
			for _, item := range items {
				b.List = append(b.List, spans(item))
			}
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// spans tells code in a line from the rest.
func spans(line string) []pageSpan {
	var all []pageSpan
	parts := strings.Split(line, "`")
	for i, part := range parts {
		code := i%2 == 1 && i < len(parts)-1
		if i%2 == 1 && !code {
			part = "`" + part
		}
		if part != "" {
			all = append(all, pageSpan{code, clean(part)})
		}
	}
	return all
}
