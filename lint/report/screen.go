package report

import (
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

const (
	// tabWidth is how far apart tab stops are on the screen.
	tabWidth = 4
	// excerptWidth is how many cells of a source line are shown where the width of the
	// screen is not known, and leastWidth how many on any screen.
	excerptWidth = 122
	leastWidth   = 32
)

// A glyph is a code point as it is drawn.
type glyph struct {
	text string
	// cells is how many columns of the terminal it takes: 0, 1, 2, or more for a
	// tab.
	cells int
}

// glyphs lays a line out from the first column of the screen, one glyph a code
// point. No control character is left in it.
func glyphs(line string) []glyph {
	var out []glyph
	at := 0
	for _, r := range line {
		g := glyph{text: text.Harmless(r)}
		for _, drawn := range g.text {
			g.cells += text.Cells(drawn)
		}
		if r == '\t' {
			g.cells = tabWidth - at%tabWidth
			g.text = strings.Repeat(" ", g.cells)
		}
		at += g.cells
		out = append(out, g)
	}
	return out
}

// underline returns a line of source and, for the line below it, as many spaces
// and marks as put marks below the code points from column to endColumn, at
// least one. A line of more cells than room is cut around them.
func underline(excerpt string, column, endColumn int, mark string, room int) (source, marks string) {
	line := glyphs(excerpt)
	from := min(max(column, 1)-1, len(line))
	to := min(max(endColumn-1, from), len(line))
	lo, hi := 0, len(line)
	if total(line) > room {
		lo, hi = visible(line, from, room-2) // for what stands where it is cut
		to = min(to, hi)
	}
	var b strings.Builder
	for _, g := range line[lo:hi] {
		b.WriteString(g.text)
	}
	source, lead := b.String(), total(line[lo:from])
	if lo > 0 {
		source, lead = "…"+source, lead+1
	}
	if hi < len(line) {
		source += "…"
	}
	return strings.TrimRight(source, " "), strings.Repeat(" ", lead) + strings.Repeat(mark, max(total(line[from:to]), 1))
}

// clean makes a name or message safe to print on one line.
func clean(s string) string { return text.Plain(s) }

// visible returns which glyphs of a long line to show around one of them, in so many
// cells, a third of them before it.
func visible(line []glyph, from, room int) (lo, hi int) {
	lo = from
	for before := 0; lo > 0 && before+line[lo-1].cells <= room/3; lo-- {
		before += line[lo-1].cells
	}
	hi = lo
	for ; hi < len(line) && line[hi].cells <= room; hi++ {
		room -= line[hi].cells
	}
	// The end of the line is near: show more of what is before.
	for ; lo > 0 && line[lo-1].cells <= room; lo-- {
		room -= line[lo-1].cells
	}
	return lo, hi
}

func total(line []glyph) int {
	n := 0
	for _, g := range line {
		n += g.cells
	}
	return n
}
