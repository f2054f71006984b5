package lsp

import (
	"bytes"
	"cmp"
	"sort"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// The encodings of positions.
const (
	utf8Encoding  = "utf-8"
	utf16Encoding = "utf-16"
)

// A sheet is a text whose places are known in the terms of the protocol, for which a
// line ends at a line feed, a carriage return or both.
type sheet struct {
	*text.Index
	encoding string
	// starts are the offsets of the lines; nil if they are those of the Index, in
	// which no carriage return stands alone.
	starts []int
}

func newSheet(content []byte, encoding string) *sheet {
	s := &sheet{Index: text.NewIndex(content), encoding: encoding}
	if loneReturn(content) {
		s.starts = []int{0}
		for i, c := range content {
			if c == '\n' || c == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
				s.starts = append(s.starts, i+1)
			}
		}
	}
	return s
}

// loneReturn reports whether a carriage return has no line feed after it.
func loneReturn(content []byte) bool {
	for {
		i := bytes.IndexByte(content, '\r')
		if i < 0 {
			return false
		}
		if content = content[i+1:]; len(content) == 0 || content[0] != '\n' {
			return true
		}
	}
}

// position returns the position of an offset.
func (s *sheet) position(offset int) position {
	offset = min(max(offset, 0), len(s.Text()))
	if s.starts == nil {
		line, start := s.LineAt(offset)
		if s.encoding == utf8Encoding {
			return position{line - 1, max(offset-start, 0)}
		}
		_, units := s.UTF16(offset)
		return position{line - 1, units}
	}
	line := sort.SearchInts(s.starts, offset+1) - 1
	return position{line, s.width(s.Text()[s.starts[line]:offset])}
}

// width returns the length of a text in code units.
func (s *sheet) width(part []byte) int {
	if s.encoding == utf8Encoding {
		return len(part)
	}
	return text.Units(part)
}

// offset returns the offset of a position: of the end of the line if it is shorter,
// and of the end of the text if there is no such line.
func (s *sheet) offset(p position) int {
	p.Line, p.Character = max(p.Line, 0), max(p.Character, 0)
	start, end := s.line(p.Line)
	switch {
	case s.encoding == utf8Encoding:
		return start + min(p.Character, end-start)
	case s.starts == nil:
		return s.OffsetUTF16(p.Line+1, p.Character)
	}
	at := start
	for n := p.Character; n > 0 && at < end; {
		r, size := utf8.DecodeRune(s.Text()[at:end])
		n -= text.UnitsOf(r)
		at += size
	}
	return at
}

// line returns where a line of the protocol, from 0, begins and ends, without its
// line break; both are the end of the text if there is no such line.
func (s *sheet) line(n int) (start, end int) {
	if s.starts == nil {
		line, ok := s.Line(n + 1)
		if !ok {
			return len(s.Text()), len(s.Text())
		}
		return line.Start, line.End
	}
	if n >= len(s.starts) {
		return len(s.Text()), len(s.Text())
	}
	end = len(s.Text())
	if n+1 < len(s.starts) {
		end = s.starts[n+1]
	}
	return s.starts[n], s.starts[n] + len(bytes.TrimRight(s.Text()[s.starts[n]:end], "\r\n"))
}

// span returns the range between two offsets.
func (s *sheet) span(start, end int) span {
	return span{s.position(start), s.position(max(start, end))}
}

// at returns the range of a location: to the end of the line if it has no end, and
// all of the line if it has no column. One without a line is at the beginning.
func (s *sheet) at(loc document.Location) span {
	if loc.Line == 0 {
		return span{}
	}
	line, _ := s.Line(loc.Line)
	start := s.Offset(loc.Line, max(loc.Column, 1))
	end := max(line.End, start)
	if loc.EndLine > 0 && loc.EndColumn > 0 {
		end = s.Offset(loc.EndLine, loc.EndColumn)
	}
	if loc.Column == 0 {
		start += len(s.Text()[start:end]) - len(bytes.TrimLeft(s.Text()[start:end], " \t"))
	}
	return s.span(start, end)
}

// lineOf returns the line, as kubevet counts them, of a position.
func (s *sheet) lineOf(p position) int {
	line, _ := s.LineAt(s.offset(p))
	return line
}

// apply makes the changes of a text, one after the other.
func apply(content []byte, changes []contentChange, encoding string) []byte {
	for _, c := range changes {
		if c.Range == nil {
			content = []byte(c.Text)
			continue
		}
		s := newSheet(content, encoding)
		start, end := s.offset(c.Range.Start), s.offset(c.Range.End)
		start, end = min(start, end), max(start, end)
		content = append(append(content[:start:start], c.Text...), content[end:]...)
	}
	return content
}

// before is the order of ranges by where they begin.
func before(a, b span) int {
	return cmp.Or(cmp.Compare(a.Start.Line, b.Start.Line), cmp.Compare(a.Start.Character, b.Start.Character))
}
