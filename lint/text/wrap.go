package text

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Cells returns how many cells a terminal gives to a code point.
func Cells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

// escape matches what colours text and what links it, as terminals take it.
var escape = regexp.MustCompile(`\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\`)

// Width returns how many cells of a terminal a line takes. Colours and links take
// none.
func Width(line string) int {
	if strings.Contains(line, "\x1b") {
		line = escape.ReplaceAllString(line, "")
	}
	n := 0
	for _, r := range line {
		n += Cells(r)
	}
	return n
}

// Wrap breaks a line at its spaces into lines of at most so many cells, where it can: a
// longer word is a line of its own. Lines after the first begin with hang, whose cells
// count; a width of 0 breaks nothing.
func Wrap(s string, cells int, hang string) string {
	if cells <= 0 || Width(s) <= cells {
		return s
	}
	var b strings.Builder
	at := len(s) - len(strings.TrimLeft(s, " "))
	b.WriteString(s[:at])
	for i, word := range strings.Fields(s) {
		n := Width(word)
		switch {
		case i == 0:
		case at+1+n > cells:
			b.WriteString("\n" + hang)
			at = Width(hang)
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	return b.String()
}
