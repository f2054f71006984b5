package report

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Span is a stretch of a file's text in bytes, End exclusive.
type Span struct{ Start, End int }

// A sheet is the text of a file, indexed so that any column of any line is found
// without reading the line from its start: a file of one line of ten megabytes
// may have ten thousand findings.
type sheet struct {
	text string
	// starts are the offsets of the lines.
	starts []int
	// marks are the offsets of every stride-th code point. A byte that is not
	// UTF-8 counts as one.
	marks []int
}

const (
	stride        = 512
	byteOrderMark = "\uFEFF"
)

func newSheet(text string) *sheet {
	s := &sheet{text: text, starts: []int{0}}
	if strings.HasPrefix(text, byteOrderMark) {
		s.starts[0] = len(byteOrderMark) // it is no part of the first line
	}
	n := 0
	for i, r := range text {
		if n%stride == 0 {
			s.marks = append(s.marks, i)
		}
		n++
		if r == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// line returns the span of a line, counted from 1, without its line break.
func (s *sheet) line(n int) (Span, bool) {
	if n < 1 || n > len(s.starts) {
		return Span{}, false
	}
	end := len(s.text)
	if n < len(s.starts) {
		end = s.starts[n] - 1
	}
	if end > s.starts[n-1] && s.text[end-1] == '\r' {
		end--
	}
	return Span{s.starts[n-1], end}, true
}

// at returns the line that an offset is in, counted from 1, and where it starts.
func (s *sheet) at(offset int) (line, start int) {
	line = max(sort.SearchInts(s.starts, offset+1), 1)
	return line, s.starts[line-1]
}

// count returns the number of code points that begin before an offset.
func (s *sheet) count(offset int) int {
	i := sort.SearchInts(s.marks, offset+1) - 1
	if i < 0 {
		return 0
	}
	return i*stride + utf8.RuneCountInString(s.text[s.marks[i]:offset])
}

// offset returns the offset of the n-th code point of the text, from 0; of one
// past the end, the text's length.
func (s *sheet) offset(n int) int {
	i := n / stride
	if i >= len(s.marks) {
		return len(s.text)
	}
	at := s.marks[i]
	for range n % stride {
		_, size := utf8.DecodeRuneInString(s.text[at:])
		at += size
	}
	return at
}

// column returns the offset of a column of a line, counted from 1 in code
// points, but none outside of the line.
func (s *sheet) column(line Span, column int) int {
	return min(s.offset(s.count(line.Start)+max(column, 1)-1), line.End)
}

// trim returns the part of a span without white space at either end.
func (s *sheet) trim(span Span) Span {
	text := s.text[span.Start:span.End]
	start := span.End - len(strings.TrimLeft(text, " \t"))
	end := span.Start + len(strings.TrimRight(text, " \t\r"))
	return Span{start, max(start, end)}
}

// merge sorts spans and joins those that touch.
func merge(spans []Span) []Span {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b Span) int { return a.Start - b.Start })
	var out []Span
	for _, s := range sorted {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
		} else if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}
