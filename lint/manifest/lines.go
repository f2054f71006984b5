package manifest

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// A lineIndex turns offsets into a text into lines and columns. It is made at
// the first use and may be used concurrently.
type lineIndex struct {
	text []byte
	once sync.Once
	// marks are in order: one at the start of each line and one at every stride
	// within a long line, so that looking up is fast in a file that is one line.
	marks []mark
}

// A mark is a place whose line and column are known.
type mark struct{ offset, line, column int }

// stride is the number of bytes in which code points may have to be counted.
const stride = 1024

func (x *lineIndex) build() {
	start := 0
	if bytes.HasPrefix(x.text, bom) {
		start = len(bom) // editors do not show it
	}
	x.marks = make([]mark, 0, 1+bytes.Count(x.text, []byte("\n")))
	at := mark{start, 1, 1}
	for {
		x.marks = append(x.marks, at)
		rest := x.text[at.offset:]
		end := bytes.IndexByte(rest[:min(stride, len(rest))], '\n')
		switch {
		case end >= 0:
			at = mark{at.offset + end + 1, at.line + 1, 1}
		case len(rest) > stride:
			n := stride
			for !utf8.RuneStart(rest[n]) && n > stride-utf8.UTFMax {
				n--
			}
			at.offset, at.column = at.offset+n, at.column+utf8.RuneCount(rest[:n])
		default:
			return
		}
	}
}

// position returns the line and the column, in code points, of an offset, both
// from 1.
func (x *lineIndex) position(offset int) (line, column int) {
	x.once.Do(x.build)
	i := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].offset > offset })
	if i == 0 {
		return 1, 1
	}
	m := x.marks[i-1]
	return m.line, m.column + utf8.RuneCount(x.text[m.offset:offset])
}
