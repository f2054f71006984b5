package report

import (
	"fmt"
	"io"
	"slices"
)

// Concise writes a report with one line a finding and one a problem, in the form
// that editors and grep know, file:line:column: severity: message [rule], and
// last the line that says what was looked at.
func Concise(w io.Writer, r Report, opts Options) error {
	t := newTextWriter(w, opts)
	p := t.palette
	for _, f := range slices.Concat(r.Findings, r.Suppressed) {
		t.printf("%s%s%s %s %s\n",
			t.prefix(f.Location),
			suppressed(f),
			p.Severity(f.Severity, f.Severity.String()+":"),
			clean(f.Message)+also(f),
			p.Dim("["+f.Rule.ID+"]"))
	}
	for e := range r.entries(unused, problems) {
		if word := t.word(e); word != "" {
			t.printf("%s%s %s\n", t.prefix(e.at), word, clean(e.message))
		}
	}
	return t.end(r)
}

// also counts the objects that a finding is about besides the one it names.
func also(f Finding) string {
	n := len(f.others())
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (and %s)", count(n, "other object"))
}
