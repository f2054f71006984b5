package filter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/rule"
)

// An Acceptance is an entry of the configuration that accepts problems: what they are
// about is not looked at, and that is known.
type Acceptance struct {
	// Path is a glob of files or directories, as files.Match has it; "" is all.
	Path string
	// Message is the text of the problem, of which * is any text; "" is all.
	Message string
	// Reason says why, and Until is the last day on which, as 2027-01-31.
	Reason, Until string
	// At is where the entry is.
	At document.Location
}

// ProblemRule stands for a rule in the baseline's entries of problems. No rule has the
// name.
const ProblemRule = "(problem)"

// ProblemIdentity is what a problem is known by from run to run: its file and what it
// says, whatever line it is on.
func ProblemIdentity(p document.Problem) Identity {
	return Identity{Rule: ProblemRule, File: p.File, Path: p.Message, Severity: rule.Info}
}

// Accept returns the problems without those for which something was not looked at that
// the configuration or the baseline accepts, notes on entries that have expired, and
// how many were accepted. It takes what it accepts out of the baseline, which may be
// nil; today is the date, "" if none has expired.
func Accept(problems []document.Problem, entries []Acceptance, baseline *Known, today string) (left []document.Problem, accepted int) {
	var valid []Acceptance
	for _, e := range entries {
		if e.Until != "" && today != "" && e.Until < today {
			left = append(left, document.Problem{
				File: e.At.File, Line: e.At.Line, Column: e.At.Column, Level: document.Warning,
				Message: fmt.Sprintf("this entry of problems expired on %s and accepts none", e.Until),
			})
			continue
		}
		valid = append(valid, e)
	}
	for _, p := range problems {
		known := p.Incomplete() && (slices.ContainsFunc(valid, func(e Acceptance) bool { return e.accepts(p) }) ||
			baseline != nil && baseline.Suppression(ProblemIdentity(p)) != nil)
		if known {
			accepted++
		} else {
			left = append(left, p)
		}
	}
	switch accepted {
	case 0:
		return left, 0
	case 1:
		return append(left, document.Problem{Level: document.Note, Message: "1 problem is accepted, and what it is about was not looked at"}), 1
	}
	return append(left, document.Problem{Level: document.Note, Message: fmt.Sprintf("%d problems are accepted, and what they are about was not looked at", accepted)}), accepted
}

func (e Acceptance) accepts(p document.Problem) bool {
	return (e.Path == "" || files.Match(e.Path, p.File)) && matchText(e.Message, p.Message)
}

// matchText reports whether a text answers to a pattern in which * is any text; "" is
// any text.
func matchText(pattern, text string) bool {
	if pattern == "" {
		return true
	}
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == text
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		_, rest, ok := strings.Cut(text, part)
		if !ok {
			return false
		}
		text = rest
	}
	return true
}
