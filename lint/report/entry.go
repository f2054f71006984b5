package report

import (
	"iter"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/rule"
)

// An entry is what a report lists: a finding, a suppression of no use or a problem.
type entry struct {
	level   level
	at      document.Location
	message string
	// One of these is not nil.
	finding *Finding
	unused  *filter.Unused
	problem *document.Problem
}

// A kind is one of entries.
type kind int

const (
	findings kind = iota
	unused
	problems
)

// entries yields those of some kinds, kind by kind.
func (r *Report) entries(kinds ...kind) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		for _, k := range kinds {
			for i := range [...]int{len(r.Findings), len(r.Unused), len(r.Problems)}[k] {
				if !yield(r.entry(k, i)) {
					return
				}
			}
		}
	}
}

func (r *Report) entry(k kind, i int) entry {
	switch k {
	case findings:
		f := &r.Findings[i]
		return entry{level: severityLevels[f.Severity], at: f.Location, message: f.Message, finding: f}
	case unused:
		u := &r.Unused[i]
		return entry{level: severityLevels[UnusedSeverity], at: u.At, message: u.Message, unused: u}
	}
	p := &r.Problems[i]
	return entry{level: problemLevels[p.Level], at: document.Location{File: p.File, Line: p.Line, Column: p.Column}, message: p.Message, problem: p}
}

// A level is what each format calls what weighs as much.
type level struct {
	word   string
	sarif  sarifLevel
	github string
	gitlab string
	rdjson string
	// score is the middle of the band of scores that GitHub calls by the same name;
	// "" is no band.
	score string
}

// severityLevels are the levels of findings, by rule.Severity.
var severityLevels = [...]level{
	rule.Info:     {"info", "note", "notice", "info", "INFO", ""},
	rule.Low:      {"low", "note", "notice", "minor", "INFO", "3.0"},
	rule.Medium:   {"medium", "warning", "warning", "major", "WARNING", "5.5"},
	rule.High:     {"high", "error", "error", "critical", "ERROR", "8.0"},
	rule.Critical: {"critical", "error", "error", "blocker", "ERROR", "9.5"},
}

// problemLevels are the levels of problems, by document.Level.
var problemLevels = [...]level{
	document.Error:   {"error", "error", "error", "blocker", "ERROR", ""},
	document.Warning: {"warning", "warning", "warning", "minor", "WARNING", ""},
	document.Note:    {"note", "note", "notice", "info", "INFO", ""},
}

// worst returns the most severe findings, at most so many: in their order if there
// are not more, else the most severe first.
func worst(findings []Finding, most int) []Finding {
	if len(findings) <= most {
		return findings
	}
	return worstFirst(findings)[:most]
}

// WorstFirst puts the findings in the order of their severity, else in that they have.
func (r *Report) WorstFirst() {
	r.Findings, r.Suppressed = worstFirst(r.Findings), worstFirst(r.Suppressed)
}

// worstFirst returns the findings sorted by severity, else in their order.
func worstFirst(findings []Finding) []Finding {
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(a, b Finding) int { return int(b.Severity) - int(a.Severity) })
	return out
}
