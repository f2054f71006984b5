package report

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/text"
)

const (
	// maxExcerpt is how many code points of a line an excerpt shows; maxBefore
	// how many of them come before the offending span of a longer line.
	maxExcerpt = 400
	maxBefore  = 100
	// maxRelated is how many related lines are shown with a finding.
	maxRelated = 4
)

// An Excerpter cuts the lines that findings are about out of their files, with
// secrets masked. It reads and indexes each file once. It is not for use by
// several goroutines at once.
type Excerpter struct {
	read   func(file string) ([]byte, error)
	mask   func(file string) []text.Span
	sheets map[string]*maskedSheet
}

type maskedSheet struct {
	sheet
	masks []text.Span
}

// NewExcerpter returns an Excerpter of the files that read returns. A file that
// cannot be read has no excerpts. Mask returns the secrets of a file, in any
// order; nil masks nothing.
func NewExcerpter(read func(file string) ([]byte, error), mask func(file string) []text.Span) *Excerpter {
	return &Excerpter{read: read, mask: mask, sheets: make(map[string]*maskedSheet)}
}

// Excerpts returns the line at a location, then the lines of its related
// locations with what they are, leaving out those that repeat a line.
func (e *Excerpter) Excerpts(loc document.Location) []Excerpt {
	var out []Excerpt
	add := func(l document.Location, label string) {
		seen := func(x Excerpt) bool { return x.File == l.File && x.Line == l.Line }
		if len(out) > maxRelated || slices.ContainsFunc(out, seen) {
			return
		}
		if x, ok := e.excerpt(l); ok {
			x.Label = label
			out = append(out, x)
		}
	}
	add(loc, "")
	for _, r := range loc.Related {
		label := r.Message
		if label == "" {
			label = "related"
		}
		add(r.Location, label)
	}
	return out
}

func (e *Excerpter) sheet(file string) *maskedSheet {
	if s, ok := e.sheets[file]; ok {
		return s
	}
	var s *maskedSheet
	if data, err := e.read(file); err == nil {
		s = &maskedSheet{sheet: sheet{text.NewIndex(data)}}
		if e.mask != nil {
			s.masks = text.Merge(e.mask(file))
		}
	}
	e.sheets[file] = s
	return s
}

// excerpt returns the first line of a location.
func (e *Excerpter) excerpt(loc document.Location) (Excerpt, bool) {
	s := e.sheet(loc.File)
	if s == nil {
		return Excerpt{}, false
	}
	line, ok := s.Line(loc.Line)
	if !ok {
		return Excerpt{}, false
	}
	x := Excerpt{File: loc.File, Line: loc.Line}
	x.Text, x.Column, x.EndColumn, x.Masked = s.show(loc.Line, s.offending(line, loc))
	return x, true
}

// show returns what is shown of line n around a span, secrets masked, and the columns
// of the span in that text.
func (s *maskedSheet) show(n int, span text.Span) (shown string, column, endColumn int, masked bool) {
	line, _ := s.Line(n)
	var b strings.Builder
	written := 0
	emit := func(t string) {
		b.WriteString(t)
		written += utf8.RuneCountInString(t)
	}
	// plain writes text up to an offset and notes where in the output the ends of
	// the span are.
	window := s.window(n, span)
	at := window.Start
	plain := func(to int) {
		for _, end := range []struct {
			offset int
			column *int
		}{{span.Start, &column}, {span.End, &endColumn}} {
			if *end.column == 0 && end.offset <= to {
				*end.column = written + utf8.RuneCount(s.Text()[at:max(at, end.offset)]) + 1
			}
		}
		emit(valid(string(s.Text()[at:to])))
		at = to
	}
	if window.Start > line.Start {
		emit("…")
	}
	first := sort.Search(len(s.masks), func(i int) bool { return s.masks[i].End > window.Start })
	for _, m := range s.masks[first:] {
		if m.Start >= window.End {
			break
		}
		// The indentation of a secret of several lines is no part of it.
		m = s.trim(text.Span{Start: max(m.Start, window.Start), End: min(m.End, window.End)})
		if m.Start == m.End {
			continue
		}
		plain(m.Start)
		if column == 0 && span.Start < m.End {
			column = written + 1
		}
		emit(mask.Redacted)
		masked = true
		at = m.End
		if endColumn == 0 && span.End <= m.End {
			endColumn = written + 1
		}
	}
	plain(window.End)
	if window.End < line.End {
		emit("…")
	}
	if column == 0 {
		column = written + 1
	}
	if endColumn == 0 {
		endColumn = written + 1
	}
	return b.String(), column, endColumn, masked
}

// window returns the part of line n to show: all of it, or if it is very long
// what surrounds the span.
func (s sheet) window(n int, span text.Span) text.Span {
	line, _ := s.Line(n)
	_, end := s.Position(line.End)
	if end-1 <= maxExcerpt {
		return line
	}
	_, at := s.Position(span.Start)
	from := max(1, min(at-maxBefore, end-maxExcerpt))
	return text.Span{Start: s.Offset(n, from), End: s.Offset(n, from+maxExcerpt)}
}

// valid replaces every byte that is not UTF-8 by U+FFFD, so that the number of
// code points stays the same.
func valid(s string) string {
	return strings.Map(func(r rune) rune { return r }, s)
}
