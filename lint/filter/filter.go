// Package filter answers findings: it marks those that a suppression accepts,
// those that a baseline holds and those that an older revision has too. It marks
// and never drops: what is answered is counted and can be shown.
//
// Suppressions are written
//
//   - as a comment "# kubevet: ignore[rule, ...] reason" on or above a line of any
//     YAML or template, there also as a template comment. It stands for the field
//     on that line and all that is below it: at the first field of a list item
//     for the item, at the apiVersion or kind of an object for the object, above
//     a template action such as {{ if }} for what is up to its {{ end }};
//   - as an annotation "kubevet/ignore.<rule>: reason" of an object or its pod
//     template, or "kubevet/ignore.<rule>.<container>" for one container;
//   - under "ignores" in the configuration.
//
// So can those that other linters read, if the configuration names the linter; see
// Peer. A rule may be named by its ID, its category or another linter's name.
//
// It may import lint/document, lint/eval, lint/files, lint/manifest, lint/rule
// and lint/text.
package filter

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// By says what suppresses a finding.
type By string

// What suppresses findings.
const (
	Comment    By = "comment"
	Annotation By = "annotation"
	Config     By = "configuration"
	Baseline   By = "baseline"
	Since      By = "since"
)

// InSource reports whether the answer stands beside what it answers.
func (b By) InSource() bool { return b == Comment || b == Annotation }

// A Suppression suppresses a finding.
type Suppression struct {
	By     By
	Reason string
	// At is where it is written; the zero Location if it is nowhere.
	At document.Location
}

// An Unused is a suppression that is of no use: it matches no finding, gives no
// reason, has expired or is not allowed.
type Unused struct {
	// At is where it is written, Rule what it suppresses, as named there.
	At   document.Location
	Rule string
	// Message is one sentence without a full stop.
	Message string
}

// Options are what suppressions are judged by. Only Rules is needed.
type Options struct {
	Rules *rule.Set
	// Selected are the rules that run: a suppression of others may be needed in
	// another run.
	Selected []*rule.Rule
	// Ignores are the suppressions of the configuration, and NonIgnorable the
	// names of the rules that nothing may suppress.
	Ignores      []Ignore
	NonIgnorable []string
	// Problems are the entries of the configuration that accept problems.
	Problems []Acceptance
	// Peers are the other linters whose suppressions count too.
	Peers []Peer
	// Today is the date, as 2027-01-31, that the last day of an entry of Ignores
	// is held against. On "" none has expired.
	Today string
}

// A Finding is what a suppression looks at.
type Finding struct {
	Rule   *rule.Rule
	Object *manifest.Object
	// Path leads from the object to the field to change.
	Path []any
	// Places are the lines that make the field what it is, in any file.
	Places []document.Location
}

// A Marker knows the suppressions of a run. It is not for use by several
// goroutines at once.
type Marker struct {
	opts Options
	// binding are the rules that must not be suppressed.
	binding     map[*rule.Rule]bool
	comments    map[placeKey]*scopes
	annotations map[*manifest.Object][]annotation
	ignores     []ignore
	seen        map[onceKey]*directive
	// all are the suppressions, none twice.
	all      []*directive
	problems []document.Problem
	// noted are the peers of which a note says that their suppressions do not count.
	noted map[Peer]bool
}

// NewMarker returns a Marker that knows what the configuration suppresses. The
// error is that of a name no rule has.
func NewMarker(opts Options) (*Marker, error) {
	m := &Marker{
		opts:        opts,
		binding:     make(map[*rule.Rule]bool),
		comments:    make(map[placeKey]*scopes),
		annotations: make(map[*manifest.Object][]annotation),
		seen:        make(map[onceKey]*directive),
		noted:       make(map[Peer]bool),
	}
	for _, name := range opts.NonIgnorable {
		for _, r := range opts.Rules.Named(name) {
			m.binding[r] = true
		}
	}
	for _, entry := range opts.Ignores {
		if err := m.addIgnore(entry); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Answer returns the suppression of a finding, nil if there is none. It is to be
// asked of every finding once, so that Unused knows what was needed.
func (m *Marker) Suppression(f Finding) *Suppression {
	var answer *Suppression
	for _, d := range slices.Concat(m.commentsOn(f), m.annotationsOf(f), m.ignoresOf(f)) {
		if d.answers(f.Rule) && answer == nil {
			answer = &d.Suppression
		}
	}
	return answer
}

// Unused returns the suppressions that are of no use, in the order of their
// places. Those that answer nothing are left out unless the run is complete:
// what could not be read or was not rendered may need them.
func (m *Marker) Unused(complete bool) []Unused {
	var unused []Unused
	for _, d := range m.all {
		for _, n := range d.names {
			u := Unused{At: d.At, Rule: n.text, Message: "suppression of " + n.text + " "}
			switch {
			case d.idle != "":
				u.Message += d.idle
			case complete && !n.used && m.runs(n):
				u.Message += "matches no finding"
			default:
				continue
			}
			unused = append(unused, u)
		}
	}
	compare := func(a, b Unused) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column), strings.Compare(a.Message, b.Message))
	}
	slices.SortFunc(unused, compare)
	return slices.CompactFunc(unused, func(a, b Unused) bool { return compare(a, b) == 0 })
}

// runs reports whether any of the rules that a name stands for is run.
func (m *Marker) runs(n name) bool {
	return slices.ContainsFunc(n.rules, func(r *rule.Rule) bool { return slices.Contains(m.opts.Selected, r) })
}

// Problems returns what is wrong with suppressions that are not understood.
func (m *Marker) Problems() []document.Problem { return m.problems }

// problem notes a suppression that is not understood.
func (m *Marker) problem(at document.Location, err error) {
	m.problems = append(m.problems, document.Problem{File: at.File, Line: at.Line, Column: at.Column, Message: err.Error()})
}
