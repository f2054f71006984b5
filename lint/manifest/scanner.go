package manifest

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A scanner finds where the nodes of one YAML document begin and end in the
// text. yaml/v3 gives the line and column of each node's beginning and nothing
// else. The scanner trusts that the parser accepted the text.
type scanner struct {
	text  []byte // ends with the YAML document
	start int    // where the document begins
	// exotic says that the text holds line breaks other than LF: CR, NEL, LS and
	// PS end lines in YAML 1.1.
	exotic bool
	// The cursor is at offset pos, which the parser calls line and column.
	pos, line, column int
}

func newScanner(text []byte, at span) scanner {
	text = text[:at.end]
	body := text[at.start:]
	return scanner{
		text:  text,
		start: at.start,
		exotic: bytes.IndexByte(body, '\r') >= 0 || bytes.Contains(body, []byte("\u0085")) ||
			bytes.Contains(body, []byte("\u2028")) || bytes.Contains(body, []byte("\u2029")),
		pos: at.start, line: 1, column: 1,
	}
}

// seek returns the offset of the parser's line and column, the latter counted in
// code points. Going forward through a document costs time linear in its size.
func (s *scanner) seek(line, column int) int {
	if line < s.line || line == s.line && column < s.column {
		s.pos, s.line, s.column = s.start, 1, 1
	}
	for ; s.line < line; s.line++ {
		s.pos, s.column = s.lineEnd(s.pos), 1
		s.pos += s.breakAt(s.pos)
	}
	for ; s.column < column && s.pos < len(s.text); s.column++ {
		if s.text[s.pos] < utf8.RuneSelf {
			s.pos++
			continue
		}
		_, n := utf8.DecodeRune(s.text[s.pos:])
		s.pos += n
	}
	return s.pos
}

// lineEnd returns the offset of the line break at or after offset i, or of the
// end of the text.
func (s *scanner) lineEnd(i int) int {
	if !s.exotic {
		if n := bytes.IndexByte(s.text[i:], '\n'); n >= 0 {
			return i + n
		}
		return len(s.text)
	}
	for i < len(s.text) && s.breakAt(i) == 0 {
		i++
	}
	return i
}

// breakAt returns the length of the line break at offset i, 0 if there is none.
func (s *scanner) breakAt(i int) int {
	if i >= len(s.text) {
		return 0
	}
	switch rest := s.text[i:]; rest[0] {
	case '\n':
		return 1
	case '\r':
		if len(rest) > 1 && rest[1] == '\n' {
			return 2
		}
		return 1
	case 0xC2: // NEL
		if len(rest) > 1 && rest[1] == 0x85 {
			return 2
		}
	case 0xE2: // LS and PS
		if len(rest) > 2 && rest[1] == 0x80 && (rest[2] == 0xA8 || rest[2] == 0xA9) {
			return 3
		}
	}
	return 0
}

// at reports whether the byte at offset i is c.
func (s *scanner) at(i int, c byte) bool {
	return s.start <= i && i < len(s.text) && s.text[i] == c
}

// blankAt returns the length of the white space or line break at offset i.
func (s *scanner) blankAt(i int) int {
	if s.at(i, ' ') || s.at(i, '\t') {
		return 1
	}
	return s.breakAt(i)
}

// gap returns the offset of the first thing at or after offset i, which is
// between tokens, that is neither white space nor a comment.
func (s *scanner) gap(i int) int {
	for {
		if n := s.blankAt(i); n > 0 {
			i += n
		} else if s.at(i, '#') {
			i = s.lineEnd(i)
		} else {
			return i
		}
	}
}

// colon returns the offset after the ":" that follows the key that ends at offset
// i, or else i and false.
func (s *scanner) colon(i int) (int, bool) {
	if next := s.gap(i); s.at(next, ':') {
		return next + 1, true
	}
	return i, false
}

// closing returns the offset after the bracket c that closes a flow collection
// whose last value ends at offset i, or i if there is no such bracket, as in the
// one-pair mapping of [a: b].
func (s *scanner) closing(i int, c byte) int {
	end := s.gap(i)
	for s.at(end, ',') || s.at(end, ':') || s.at(end, '?') {
		end = s.gap(end + 1)
	}
	if s.at(end, c) {
		return end + 1
	}
	return i
}

// properties are the tag and anchor before a value.
type properties struct {
	// start is where the tag begins, or the content if there is no tag.
	start int
	// content is where the value itself begins.
	content int
	// nonSpecific says that the tag is "!", which the parser forgets.
	nonSpecific bool
}

// tag returns the explicit tag of the scalar n with properties p, "" for none.
func (p properties) tag(n *yaml.Node) string {
	switch {
	case p.nonSpecific:
		return "!"
	case n.Style&yaml.TaggedStyle != 0:
		return n.Tag
	}
	return ""
}

// properties reads the tag and anchor of n, which begins at offset i.
func (s *scanner) properties(n *yaml.Node, i int) properties {
	empty := isEmpty(n)
	anchor, tag := n.Anchor != "", !empty || n.Style&yaml.TaggedStyle != 0 || s.at(i, '!')
	p := properties{start: -1, content: i}
	for {
		next := s.gap(p.content)
		switch {
		case anchor && s.at(next, '&'):
			anchor = false
			p.content = next + len("&") + len(n.Anchor)
		case tag && s.at(next, '!'):
			tag = false
			p.start, p.content = next, next+1
			for p.content < len(s.text) && s.blankAt(p.content) == 0 {
				p.content++
			}
			p.nonSpecific = p.content == next+1
		default:
			if !empty {
				p.content = next
			}
			if p.start < 0 {
				p.start = p.content
			}
			return p
		}
	}
}

// scalarEnd returns the offset after the scalar n, whose text begins at offset i.
func (s *scanner) scalarEnd(n *yaml.Node, i int) int {
	switch n.Style &^ yaml.TaggedStyle {
	case yaml.DoubleQuotedStyle:
		for i++; i < len(s.text) && s.text[i] != '"'; i++ {
			if s.text[i] == '\\' {
				i++
			}
		}
		return min(i+1, len(s.text))
	case yaml.SingleQuotedStyle:
		for i++; i < len(s.text) && (s.text[i] != '\'' || s.at(i+1, '\'')); i++ {
			if s.text[i] == '\'' {
				i++
			}
		}
		return min(i+1, len(s.text))
	case yaml.LiteralStyle, yaml.FoldedStyle:
		return s.blockEnd(n.Value, i)
	}
	return s.plainEnd(n.Value, i)
}

// plainEnd returns the offset after the plain scalar with the given value that
// begins at offset i. The value is the text but for its line breaks and the
// white space around them.
func (s *scanner) plainEnd(value string, i int) int {
	if end := i + len(value); end <= len(s.text) && string(s.text[i:end]) == value {
		return end
	}
	words := scanner{text: []byte(value)}
	for v := 0; ; {
		for words.blankAt(v) > 0 {
			v += words.blankAt(v)
		}
		if v >= len(value) || i >= len(s.text) {
			return i
		}
		for s.blankAt(i) > 0 {
			i += s.blankAt(i)
		}
		for v < len(value) && i < len(s.text) && words.blankAt(v) == 0 {
			v, i = v+1, i+1
		}
	}
}

// blockEnd returns the offset after the last line of content of the block scalar
// with the given value whose indicator is at offset i.
func (s *scanner) blockEnd(value string, i int) int {
	end := i + blockHeader(s.text[i:])
	// Find the first character of the value that is no space or line break, how
	// many spaces are before it on its line, and how many lines above it.
	words := scanner{text: []byte(value)}
	var first, spaces, breaks, lastSpace int
	for first < len(value) {
		if n := words.breakAt(first); n > 0 {
			first, spaces, breaks = first+n, 0, breaks+1
		} else if value[first] == ' ' {
			first, spaces = first+1, spaces+1
			lastSpace = breaks + 1
		} else {
			break
		}
	}
	blank := first == len(value)
	indent := -1
	for number, line := 1, s.lineEnd(i); line < len(s.text); number++ {
		line += s.breakAt(line)
		next := s.lineEnd(line)
		text := s.text[line:next]
		leading := len(text) - len(bytes.TrimLeft(text, " "))
		switch {
		case blank:
			// Nothing but spaces: lines of the value are lines of the text.
			if number > lastSpace {
				return end
			}
			end = next
		case leading == len(text) && (indent < 0 || leading <= indent):
		case indent < 0:
			indent = leading - spaces
			end = next
		case leading < len(text) && leading < indent:
			return end
		default:
			end = next
		}
		line = next
	}
	return end
}

// blockHeader returns the length of the header of a block scalar that text begins
// with: the indicator, and how to chomp and indent.
func blockHeader(text []byte) int {
	n := 1
	for n < len(text) && (text[n] == '+' || text[n] == '-' || isDigit(text[n])) {
		n++
	}
	return n
}
