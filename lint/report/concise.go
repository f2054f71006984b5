package report

import (
	"io"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// Concise writes a report with one line a finding and one a problem, in the form
// that editors and grep know, file:line:column: severity: message [rule], and
// last the line that says what was looked at. An object is named where a line would
// not differ from another.
func Concise(w io.Writer, r Report, opts Options) error {
	t := newTextWriter(w, opts)
	p := t.palette
	type line struct {
		rule    *rule.Rule
		file    string
		line    int
		message string
	}
	number := make(map[line]int)
	all := slices.Concat(r.Findings, r.Suppressed)
	for _, f := range all {
		number[line{f.Rule, f.Location.File, f.Location.Line, f.Message}]++
	}
	for _, f := range all {
		t.printf("%s%s%s %s [%s]\n",
			t.prefix(f.Location),
			suppressed(f),
			p.Severity(f.Severity, f.Severity.String()+":"),
			clean(f.Message)+about(f, number[line{f.Rule, f.Location.File, f.Location.Line, f.Message}] > 1),
			t.rule(f.Rule))
	}
	for e := range r.entries(unused, problems) {
		if word := t.word(e); word != "" {
			t.printf("%s%s %s\n", t.prefix(e.at), word, clean(e.message))
		}
	}
	return t.end(r)
}

// about names the object of a finding if there are others that differ in nothing else,
// and counts those it is about besides.
func about(f Finding, one bool) string {
	var parts []string
	if one {
		parts = append(parts, clean(f.Object.String()))
	}
	if n := len(f.others()); n > 0 {
		parts = append(parts, "and "+count(n, "other object"))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, " ") + ")"
}
