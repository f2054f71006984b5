package text

import (
	"bytes"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"
)

// An Index turns offsets into a text into lines and columns, and back. Lines end
// at a line feed and are counted from 1; a byte order mark is no part of the
// first line. Columns are counted from 1 in Unicode code points, a byte that is
// not UTF-8 as one, or in UTF-16 as the Language Server Protocol has them.
//
// It is made at the first use, takes time in proportion to the text once and
// hardly any afterwards, however long the lines are: a file of one line of ten
// megabytes may have ten thousand findings. It may be used concurrently.
type Index struct {
	text []byte
	// source is the text if it was given as a string, which is copied only when
	// somebody asks.
	source string
	once   sync.Once
	// starts are the offsets of the lines.
	starts []int
	// marks are places within long lines whose columns are known, at every stride,
	// in the order of the text.
	marks []mark
}

// A mark is a place and how many code points and UTF-16 code units of its line
// are before it.
type mark struct{ offset, points, units int }

// stride is the number of bytes in which code points may have to be counted.
const stride = 1024

var byteOrderMark = []byte("\uFEFF")

// NewIndex returns the index of a text, which must not change any more.
func NewIndex(text []byte) *Index { return &Index{text: text} }

// NewStringIndex returns the index of a text.
func NewStringIndex(text string) *Index { return &Index{source: text} }

func (x *Index) build() {
	if x.text == nil {
		x.text, x.source = []byte(x.source), ""
	}
	at := mark{}
	if bytes.HasPrefix(x.text, byteOrderMark) {
		at.offset = len(byteOrderMark)
	}
	x.starts = make([]int, 1, 1+bytes.Count(x.text, []byte("\n")))
	x.starts[0] = at.offset
	for {
		rest := x.text[at.offset:]
		end := bytes.IndexByte(rest[:min(stride, len(rest))], '\n')
		switch {
		case end >= 0:
			at = mark{offset: at.offset + end + 1}
			x.starts = append(x.starts, at.offset)
		case len(rest) > stride:
			n := stride
			for !utf8.RuneStart(rest[n]) && n > stride-utf8.UTFMax {
				n--
			}
			at = mark{at.offset + n, at.points + utf8.RuneCount(rest[:n]), at.units + Units(rest[:n])}
			x.marks = append(x.marks, at)
		default:
			return
		}
	}
}

// Text returns the text itself.
func (x *Index) Text() []byte {
	x.once.Do(x.build)
	return x.text
}

// Lines returns how many lines there are. What follows the last line feed is one,
// be it empty.
func (x *Index) Lines() int {
	x.once.Do(x.build)
	return len(x.starts)
}

// Line returns the span of a line without its line break, which may be CRLF; false
// if there is no such line.
func (x *Index) Line(n int) (Span, bool) {
	x.once.Do(x.build)
	if n < 1 || n > len(x.starts) {
		return Span{}, false
	}
	end := len(x.text)
	if n < len(x.starts) {
		end = x.starts[n] - 1
	}
	if end > x.starts[n-1] && x.text[end-1] == '\r' {
		end--
	}
	return Span{x.starts[n-1], end}, true
}

// LineAt returns the line that an offset is in and where it starts.
func (x *Index) LineAt(offset int) (line, start int) {
	x.once.Do(x.build)
	line = max(sort.SearchInts(x.starts, offset+1), 1)
	return line, x.starts[line-1]
}

// Position returns the line and the column, in code points, of an offset.
func (x *Index) Position(offset int) (line, column int) {
	line, m, offset := x.before(offset)
	return line, m.points + utf8.RuneCount(x.text[m.offset:offset]) + 1
}

// UTF16 returns the line of an offset, from 1, and how many UTF-16 code units of
// it are before the offset.
func (x *Index) UTF16(offset int) (line, before int) {
	line, m, offset := x.before(offset)
	return line, m.units + Units(x.text[m.offset:offset])
}

// before returns the line of an offset, the last mark before it in that line, and
// the offset, within the text.
func (x *Index) before(offset int) (line int, m mark, at int) {
	line, start := x.LineAt(offset)
	i := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].offset > offset })
	if m = (mark{offset: start}); i > 0 && x.marks[i-1].offset > start {
		m = x.marks[i-1]
	}
	return line, m, min(max(offset, m.offset), len(x.text))
}

// Offset returns the offset of a line and a column in code points: of the end of
// the line if it has fewer, and of the end of the text if there is no such line.
func (x *Index) Offset(line, column int) int {
	return x.after(line, func(m mark) int { return column - 1 - m.points }, func(rune) int { return 1 })
}

// OffsetUTF16 returns the offset of a line, from 1, before which so many UTF-16
// code units of the line are; see Offset for what is not there.
func (x *Index) OffsetUTF16(line, before int) int {
	return x.after(line, func(m mark) int { return before - m.units }, UnitsOf)
}

// after returns the offset in a line that left says to be nearest after the start
// or a mark, each code point being of a size.
func (x *Index) after(line int, left func(mark) int, size func(rune) int) int {
	span, ok := x.Line(line)
	if !ok {
		return len(x.text)
	}
	m := mark{offset: span.Start}
	first := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].offset > span.Start })
	inLine := x.marks[first:]
	if n := sort.Search(len(inLine), func(i int) bool { return inLine[i].offset > span.End || left(inLine[i]) < 0 }); n > 0 {
		m = inLine[n-1]
	}
	at, n := m.offset, left(m)
	for n > 0 && at < span.End {
		r, bytes := utf8.DecodeRune(x.text[at:span.End])
		n -= size(r)
		at += bytes
	}
	return at
}

// Units counts the UTF-16 code units of a text.
func Units(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n += UnitsOf(r)
		text = text[size:]
	}
	return n
}

// UnitsOf counts the UTF-16 code units of a character.
func UnitsOf(r rune) int {
	if r >= 1<<16 {
		return 2
	}
	return 1
}

// A Span is a stretch of a text in bytes, End exclusive.
type Span struct{ Start, End int }

// Merge returns the spans sorted, those that touch joined and empty ones left out.
func Merge(spans []Span) []Span {
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
