package manifest

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A quick parser reads the YAML that nearly all manifests are written in: block
// mappings and sequences, scalars that are plain, quoted or literal, and flow
// collections on one line, in one pass over the text. It gives up on all else, and the
// YAML library decides; where it does not, it makes the very Nodes that a builder
// makes of what the library parses.
type quick struct {
	text string // the document
	base int    // where it begins in the stream
	pos  int
	// column is that of the content at pos if a line begins with it, -1 at the end.
	column int
	// gave says that the parser gave up; it is then at the end.
	gave bool

	// slab is what is left of the block that nodes are taken from, of block nodes:
	// few of a small document, of which there may be very many.
	slab   []Node
	block  int
	fields []Field // those of the mappings that are not complete
	items  []*Node // those of the sequences that are not complete
}

// Bounds of the quick parser; keys are compared with all before them.
const (
	quickDepth  = 100
	quickFields = 200
	quickKey    = 500 // bytes
)

// parseQuick parses the document in text[at.start:at.end]; nil if it gives up.
func parseQuick(text []byte, at span) *Node {
	body := text[at.start:at.end]
	if bytes.HasPrefix(body, []byte("---")) || !isOrdinary(body) {
		return nil
	}
	// Scalars are parts of one string.
	q := &quick{text: string(body), base: at.start}
	q.nextLine()
	if q.column < 0 || q.dash() {
		return nil
	}
	root := q.mapping(q.column, 1)
	if q.gave || q.column >= 0 {
		return nil
	}
	return root
}

// isOrdinary reports whether a text has only characters that need no care: no
// control characters, no line breaks of Unicode, no byte order mark.
func isOrdinary(text []byte) bool {
	ascii := true
	for _, c := range text {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return true
	}
	if !utf8.Valid(text) {
		return false
	}
	return !strings.ContainsFunc(string(text), func(r rune) bool {
		return 0x80 <= r && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
	})
}

// node returns a new Node that begins at the position.
func (q *quick) node(kind NodeKind) *Node {
	if len(q.slab) == 0 {
		q.block = min(2*q.block+2, 64)
		q.slab = make([]Node, q.block)
	}
	n := &q.slab[0]
	q.slab = q.slab[1:]
	n.Kind, n.Start = kind, q.base+q.pos
	return n
}

// giveUp ends parsing. What it returns is worthless, as is all that was parsed.
func (q *quick) giveUp() *Node {
	q.gave, q.pos, q.column = true, len(q.text), -1
	return new(Node)
}

// nextLine moves from the beginning of a line to the first content from there on.
func (q *quick) nextLine() {
	for q.pos < len(q.text) {
		rest := q.text[q.pos:]
		column := len(rest) - len(strings.TrimLeft(rest, " "))
		if column == len(rest) {
			break
		}
		switch rest[column] {
		case '\n':
			q.pos += column + 1
		case '#':
			q.skipLine()
		case '\t':
			q.giveUp()
			return
		default:
			q.pos, q.column = q.pos+column, column
			return
		}
	}
	q.pos, q.column = len(q.text), -1
}

// skipLine moves to the beginning of the next line.
func (q *quick) skipLine() {
	if i := strings.IndexByte(q.text[q.pos:], '\n'); i >= 0 {
		q.pos += i + 1
	} else {
		q.pos = len(q.text)
	}
}

// skipSpaces moves past spaces.
func (q *quick) skipSpaces() {
	for q.pos < len(q.text) && q.text[q.pos] == ' ' {
		q.pos++
	}
}

// atEnd reports whether nothing but a comment follows on the line, which is one
// after a space.
func (q *quick) atEnd() bool {
	return q.pos == len(q.text) || q.text[q.pos] == '\n' || q.text[q.pos] == '#' && q.text[q.pos-1] == ' '
}

// endLine moves past the end of a value to the content of a later line.
func (q *quick) endLine() {
	q.skipSpaces()
	if !q.atEnd() {
		q.giveUp()
		return
	}
	q.skipLine()
	q.nextLine()
}

// is reports whether the byte at i is one of a set; the end of the text is a line
// break.
func (q *quick) is(i int, set string) bool {
	c := byte('\n')
	if i < len(q.text) {
		c = q.text[i]
	}
	return strings.IndexByte(set, c) >= 0
}

// dash reports whether an item of a block sequence begins here.
func (q *quick) dash() bool { return q.is(q.pos, "-") && q.is(q.pos+1, " \n") }

// startsPlain reports whether a plain scalar begins at i.
func (q *quick) startsPlain(i int) bool {
	if q.is(i, "-?:") {
		return !q.is(i+1, " \n\t")
	}
	return !q.is(i, ",[]{}#&*!|>'\"%@`\t\n")
}

// mapping parses the block mapping whose first key is here, in a column.
func (q *quick) mapping(column, depth int) *Node {
	n := q.node(Mapping)
	first := len(q.fields)
	for more := true; more; more = q.column == column && !q.dash() {
		field, ok := q.key()
		if !ok || depth > quickDepth || len(q.fields)-first > quickFields {
			return q.giveUp()
		}
		for _, f := range q.fields[first:] {
			if f.Key == field.Key {
				return q.giveUp()
			}
		}
		field.Value = q.value(column, depth, true)
		q.fields = append(q.fields, field)
		n.End = field.Value.End
	}
	if q.column >= column {
		return q.giveUp()
	}
	n.Fields = append(make([]Field, 0, len(q.fields)-first), q.fields[first:]...)
	q.fields = q.fields[:first]
	return n
}

// sequence parses the block sequence whose first dash is here, in a column.
func (q *quick) sequence(column, depth int) *Node {
	n := q.node(Sequence)
	if depth > quickDepth {
		return q.giveUp()
	}
	first := len(q.items)
	for more := true; more; more = q.column == column && q.dash() {
		q.pos++
		item := q.value(column, depth, false)
		q.items = append(q.items, item)
		n.End = item.End
	}
	if q.column > column {
		return q.giveUp()
	}
	n.Items = append(make([]*Node, 0, len(q.items)-first), q.items[first:]...)
	q.items = q.items[:first]
	return n
}

// value parses what follows the colon of a key, or else the dash of an item, of a
// collection in a column, and moves to the content after it.
func (q *quick) value(column, depth int, keyed bool) *Node {
	empty := q.pos
	q.skipSpaces()
	switch {
	case q.atEnd():
		q.endLine()
		switch {
		case q.column > column && !q.dash():
			if !q.isKey() { // a scalar on a line of its own
				return q.giveUp()
			}
			return q.mapping(q.column, depth+1)
		case q.column > column, keyed && q.column == column && q.dash():
			return q.sequence(q.column, depth+1)
		case !keyed:
			return q.giveUp() // an item left empty
		}
		n := q.node(Scalar)
		n.Start, n.End = q.base+empty, q.base+empty
		return n
	case keyed:
		return q.scalar(column)
	}
	// Collections may begin on the line of the dash.
	inner := q.columnOf(q.pos)
	switch {
	case q.dash():
		return q.sequence(inner, depth+1)
	case q.isKey():
		return q.mapping(inner, depth+1)
	}
	return q.scalar(column)
}

// isKey reports whether a key and its colon are here.
func (q *quick) isKey() bool {
	at := q.pos
	_, ok := q.key()
	if !q.gave {
		q.pos = at
	}
	return ok
}

// key parses a key and moves past its colon, if there is one on the line.
func (q *quick) key() (field Field, ok bool) {
	start := q.pos
	var end int
	switch {
	case q.is(start, `"'`):
		field.Key, end, ok = q.quoted()
		if !ok || strings.Contains(q.text[start:end], "\n") {
			return field, false
		}
		for q.is(end, " ") {
			end++
		}
		if !q.is(end, ":") || !q.is(end+1, " \n") {
			return field, false
		}
		q.pos = end + 1
	case q.startsPlain(start):
		line := q.text[start:min(start+quickKey+2, len(q.text))]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if end = colon(line); end < 0 {
			return field, false
		}
		q.pos = start + end + 1
		text := strings.TrimRight(line[:end], " ")
		if text == "<<" || end > quickKey || strings.Contains(text, "\t") {
			q.giveUp()
			return field, false
		}
		var err error
		if field.Key, err = resolveKey("", text, true); err != nil {
			q.giveUp()
			return field, false
		}
		end = start + len(text)
	default:
		return field, false
	}
	for q.text[end-1] == ' ' {
		end--
	}
	field.KeyStart, field.KeyEnd = q.base+start, q.base+end
	return field, true
}

// colon returns where the colon after a plain key is in a line, -1 if there is none
// before a comment.
func colon(line string) int {
	for i := range len(line) {
		switch line[i] {
		case ':':
			if i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' {
				return i
			}
		case '#':
			if i > 0 && line[i-1] == ' ' {
				return -1
			}
		}
	}
	return -1
}
