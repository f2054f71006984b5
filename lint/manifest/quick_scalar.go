package manifest

import "strings"

// scalar parses the scalar or flow collection here, the value of a collection in a
// column, and moves to the content after it.
func (q *quick) scalar(column int) *Node {
	n := q.node(Scalar)
	switch {
	case q.is(q.pos, `"'`):
		text, end, ok := q.quoted()
		if !ok {
			return q.giveUp()
		}
		n.Value = text
		return q.finish(n, end)
	case q.is(q.pos, "|"):
		return q.literal(n, column)
	case q.is(q.pos, "[{"):
		n = q.flow(0)
		if n == nil {
			return q.giveUp()
		}
		return q.finish(n, q.pos)
	case q.startsPlain(q.pos):
		return q.plain(n, column)
	}
	return q.giveUp()
}

// finish ends a node and moves to the content of a later line.
func (q *quick) finish(n *Node, end int) *Node {
	n.End = q.base + end
	q.pos = end
	q.endLine()
	return n
}

// blank returns where the next character that is neither a space nor a line break
// is, and how many line breaks are before it.
func (q *quick) blank(i int) (next, breaks int) {
	for ; i < len(q.text); i++ {
		switch q.text[i] {
		case ' ':
		case '\n':
			breaks++
		default:
			return i, breaks
		}
	}
	return i, breaks
}

// columnOf returns the column of an offset.
func (q *quick) columnOf(i int) int { return i - 1 - strings.LastIndexByte(q.text[:i], '\n') }

// fold is what so many line breaks in a scalar are read as.
func fold(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", breaks-1)
}

// plain parses a plain scalar, whose lines after the first are indented deeper than
// a column.
func (q *quick) plain(n *Node, column int) *Node {
	text, end, ok := q.plainLine(q.pos)
	var lines []byte
	for ok {
		next, breaks := q.blank(end)
		if breaks == 0 || next == len(q.text) || q.columnOf(next) <= column {
			break
		}
		if q.is(next, "#") {
			return q.giveUp()
		}
		if lines == nil {
			lines = []byte(text)
		}
		var line string
		line, end, ok = q.plainLine(next)
		lines = append(append(lines, fold(breaks)...), line...)
	}
	if !ok {
		return q.giveUp()
	}
	if lines != nil {
		text = string(lines)
	}
	var err error
	if n.Value, err = resolve("", text, true); err != nil {
		return q.giveUp()
	}
	return q.finish(n, end)
}

// plainLine reads a line of a plain scalar and returns where it ends, which is
// before a comment; false if it is none.
func (q *quick) plainLine(start int) (line string, end int, ok bool) {
	s := q.text
	for end = start; end < len(s) && s[end] != '\n'; end++ {
		if s[end] == '#' && s[end-1] == ' ' {
			break
		}
		if s[end] == '\t' || s[end] == ':' && q.is(end+1, " \n\t") {
			return "", 0, false
		}
	}
	line = strings.TrimRight(s[start:end], " ")
	return line, start + len(line), true
}

// quoted reads the quoted scalar here and returns where it ends; false if it is
// none, or not an ordinary one.
func (q *quick) quoted() (text string, end int, ok bool) {
	const escapes, escaped = `"\/ntr`, "\"\\/\n\t\r"
	s, mark := q.text, q.text[q.pos]
	var b []byte
	from := q.pos + 1 // what follows is not in b yet
	for i := from; i < len(s); {
		switch c := s[i]; {
		case c == mark && mark == '\'' && q.is(i+1, "'"):
			b = append(b, s[from:i+1]...)
			i += 2
			from = i
		case c == mark:
			if b == nil {
				return s[from:i], i + 1, true
			}
			return string(append(b, s[from:i]...)), i + 1, true
		case c == '\n':
			next, breaks := q.blank(i)
			if q.columnOf(next) == 0 || q.is(next, "\n\t") {
				return "", 0, false
			}
			b = append(b, strings.TrimRight(s[from:i], " ")...)
			b = append(b, fold(breaks)...)
			i, from = next, next
		case c == '\\' && mark == '"':
			which := -1
			if i+1 < len(s) {
				which = strings.IndexByte(escapes, s[i+1])
			}
			if which < 0 {
				return "", 0, false
			}
			b = append(append(b, s[from:i]...), escaped[which])
			i += 2
			from = i
		case c == '\t':
			return "", 0, false
		default:
			i++
		}
	}
	return "", 0, false
}

// literal parses a literal block scalar that keeps one line break at its end or
// none.
func (q *quick) literal(n *Node, column int) *Node {
	q.pos++
	strip := q.is(q.pos, "-")
	if strip {
		q.pos++
	}
	q.skipSpaces()
	next, breaks := q.blank(q.pos)
	indent := q.columnOf(next)
	if breaks == 0 || next == len(q.text) || indent <= column || q.is(next, "\t") {
		return q.giveUp()
	}
	q.skipLine()
	var b strings.Builder
	blanks, end := 0, q.pos
	for q.pos < len(q.text) {
		line, _, ended := strings.Cut(q.text[q.pos:], "\n")
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		if spaces == len(line) {
			if spaces > indent || spaces > 0 && !ended {
				return q.giveUp()
			}
			blanks++
			q.skipLine()
			continue
		}
		if spaces < indent {
			if spaces > column || line[spaces] == '\t' {
				return q.giveUp()
			}
			break
		}
		for ; blanks > 0; blanks-- {
			b.WriteByte('\n')
		}
		b.WriteString(line[indent:])
		if ended {
			b.WriteByte('\n')
		}
		end = q.pos + len(line)
		q.skipLine()
	}
	n.End = q.base + end
	text := b.String()
	if strip {
		text = strings.TrimSuffix(text, "\n")
	}
	n.Value = text
	q.nextLine()
	return n
}

// flow parses the flow collection here, which must end on the same line, and moves
// past it; nil if it gives up.
func (q *quick) flow(depth int) *Node {
	n := q.node(Sequence)
	closing, parse := "]", q.flowItem
	n.Items = []*Node{}
	if q.is(q.pos, "{") {
		closing, parse = "}", q.flowField
		n.Kind, n.Items, n.Fields = Mapping, nil, []Field{}
	}
	q.pos++
	q.skipSpaces()
	for first := true; !q.is(q.pos, closing) || !first; first = false {
		if depth > quickDepth || !parse(n, depth) {
			return nil
		}
		q.skipSpaces()
		if q.is(q.pos, closing) {
			break
		}
		if !q.is(q.pos, ",") {
			return nil
		}
		q.pos++
		q.skipSpaces()
	}
	q.pos++
	n.End = q.base + q.pos
	return n
}

// flowItem adds the item here to a flow sequence; false if it gives up.
func (q *quick) flowItem(n *Node, depth int) bool {
	item := q.flowValue(depth)
	n.Items = append(n.Items, item)
	return item != nil
}

// flowField adds the field here to a flow mapping; false if it gives up.
func (q *quick) flowField(n *Node, depth int) bool {
	field, ok := q.key()
	if !ok || n.Field(field.Key) != nil || len(n.Fields) > quickFields || !q.is(q.pos, " ") {
		return false
	}
	key := q.text[field.KeyStart-q.base : field.KeyEnd-q.base]
	if plain := key[0] != '"' && key[0] != '\''; plain && (key[0] == '-' || strings.ContainsAny(key, ",[]{}?:")) {
		return false
	}
	q.skipSpaces()
	field.Value = q.flowValue(depth)
	n.Fields = append(n.Fields, field)
	return field.Value != nil
}

// flowValue parses a value in a flow collection; nil if it gives up.
func (q *quick) flowValue(depth int) *Node {
	start := q.pos
	if q.is(start, "[{") {
		return q.flow(depth + 1)
	}
	n := q.node(Scalar)
	if q.is(start, `"'`) {
		text, end, ok := q.quoted()
		if !ok || strings.Contains(q.text[start:end], "\n") {
			return nil
		}
		n.Value, n.End, q.pos = text, q.base+end, end
		return n
	}
	if !q.startsPlain(start) || q.is(start, "-?:") {
		return nil
	}
	end := start
	for ; !q.is(end, ",]}"); end++ {
		if q.is(end, "\n\t#[{\"'?") || q.is(end, ":") && q.is(end+1, " ,[]{}\n\t") {
			return nil
		}
	}
	text := strings.TrimRight(q.text[start:end], " ")
	var err error
	if n.Value, err = resolve("", text, true); err != nil {
		return nil
	}
	n.End, q.pos = q.base+start+len(text), end
	return n
}
