package report

import (
	"fmt"
	"strconv"
	"unicode/utf16"
)

// lineHashes returns for each line of a text, from the first, what GitHub's
// upload of SARIF computes as primaryLocationLineHash, so that alerts keep their
// identity when other lines move: a rolling hash, in the arithmetic of 64 bits, of
// the hundred UTF-16 code units from the start of the line, spaces and tabs left
// out and line breaks read as "\n", then a colon and how many lines so far have
// that hash.
func lineHashes(text string) []string {
	h := lineHasher{seen: make(map[uint64]int), power: 1, lineStart: true}
	for range hashedUnits {
		h.power *= hashBase
	}
	for _, r := range text {
		if r < 0x10000 {
			h.add(uint64(r))
			continue
		}
		high, low := utf16.EncodeRune(r)
		h.add(uint64(high))
		h.add(uint64(low))
	}
	h.add(endOfText)
	// The last lines have fewer units: push them through with zeros.
	for range hashedUnits {
		h.shift(0)
	}
	return h.hashes
}

const (
	hashedUnits = 100
	hashBase    = 37
	endOfText   = 0xFFFF
)

// A lineHasher holds the last hundred code units in a ring.
type lineHasher struct {
	window [hashedUnits]uint64
	// starts says of each unit in the window whether a line starts with it.
	starts [hashedUnits]bool
	next   int
	// hash is the polynomial of the units in the window; power is its base to
	// the size of the window.
	hash, power uint64
	lineStart   bool
	afterCR     bool
	seen        map[uint64]int
	hashes      []string
}

// add takes the next code unit of the text.
func (h *lineHasher) add(unit uint64) {
	if unit == ' ' || unit == '\t' || unit == '\n' && h.afterCR {
		h.afterCR = false
		return
	}
	h.afterCR = unit == '\r'
	if h.afterCR {
		unit = '\n'
	}
	startsLine := h.lineStart
	h.lineStart = unit == '\n'
	at := h.next
	h.shift(unit)
	h.starts[at] = startsLine
}

// shift pushes a unit into the window. If the one that leaves it starts a line,
// the window was the hundred units of that line.
func (h *lineHasher) shift(unit uint64) {
	if h.starts[h.next] {
		h.seen[h.hash]++
		h.hashes = append(h.hashes, fmt.Sprintf("%s:%d", strconv.FormatUint(h.hash, 16), h.seen[h.hash]))
		h.starts[h.next] = false
	}
	h.hash = hashBase*h.hash + unit - h.power*h.window[h.next]
	h.window[h.next] = unit
	h.next = (h.next + 1) % hashedUnits
}
