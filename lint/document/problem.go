package document

import (
	"cmp"
	"strings"
)

// A Problem is something in the input that could not be read, rendered or
// understood, or that is worth saying about what was not linted.
type Problem struct {
	// File is where the problem is. Line and Column count from 1; 0 is unknown.
	File         string
	Line, Column int
	// Message is one sentence without a full stop that states the fact and, if
	// there is one, the command that helps.
	Message string
	Level   Level
	// OfValues is set on what the values of a rendering bring about, so that it may
	// be none with other values.
	OfValues bool
}

// Incomplete reports whether something was not linted because of the problem, so
// that the run is not complete.
func (p Problem) Incomplete() bool { return p.Level == Error }

// Compare orders problems by place, then by message.
func (p Problem) Compare(q Problem) int {
	return cmp.Or(
		strings.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		strings.Compare(p.Message, q.Message),
	)
}

// A Level is how much a Problem weighs.
type Level int

// The levels of problems.
const (
	// Error is the zero Level: something was not linted, and the exit code says so.
	Error Level = iota
	// Warning is of something that was linted and that somebody should look at.
	Warning
	// Note is worth saying and asks for nothing.
	Note
)
