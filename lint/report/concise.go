package report

import (
	"io"
	"slices"
)

// Concise writes a report with one line a finding and one a problem, in the form
// that editors and grep know, file:line:column: severity: message [rule], and
// last the line that says what was looked at.
func Concise(w io.Writer, r Report, opts TextOptions) error {
	t := newTextWriter(w, opts)
	p := t.palette
	for _, f := range slices.Concat(r.Findings, r.Suppressed) {
		t.printf("%s%s%s %s %s\n",
			t.prefix(f.Location.File, f.Location.Line, f.Location.Column),
			suppressed(f),
			p.Severity(f.Severity, f.Severity.String()+":"),
			clean(f.Message),
			p.Dim("["+f.Rule.ID+"]"))
	}
	for _, u := range r.Unused {
		t.printf("%s%s %s\n", t.prefix(u.At.File, u.At.Line, u.At.Column), p.Severity(UnusedSeverity, "unused:"), clean(u.Message))
	}
	for _, problem := range t.worthSaying(r.Problems) {
		t.printf("%s%s %s\n", t.prefix(problem.File, problem.Line, problem.Column), t.level(problem), clean(problem.Message))
	}
	return t.end(r)
}
