package report

import (
	"bytes"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// A sheet is a file that findings are in.
type sheet struct{ *text.Index }

// offending returns the part of a line that a location names: from its column to
// its end, or to the end of the line if it goes on in the next; without columns
// all of the line.
func (s sheet) offending(line text.Span, loc document.Location) text.Span {
	if loc.Column < 1 {
		return s.trim(line)
	}
	start := s.Offset(loc.Line, loc.Column)
	switch {
	case loc.EndLine > loc.Line:
		return text.Span{Start: start, End: max(start, s.trim(line).End)}
	case loc.EndColumn > loc.Column:
		return text.Span{Start: start, End: s.Offset(loc.Line, loc.EndColumn)}
	default:
		return text.Span{Start: start, End: start}
	}
}

// trim returns the part of a span without white space at either end.
func (s sheet) trim(span text.Span) text.Span {
	part := s.Text()[span.Start:span.End]
	start := span.End - len(bytes.TrimLeft(part, " \t"))
	end := span.Start + len(bytes.TrimRight(part, " \t\r"))
	return text.Span{Start: start, End: max(start, end)}
}
