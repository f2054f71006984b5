package manifest

import "bytes"

// A span is a range of bytes of a document's text, end exclusive.
type span struct{ start, end int }

// split divides a YAML stream into its documents, so that each can be parsed
// alone and a broken one hides no other. A line that begins with "---" or "..."
// followed by white space, or by a comment as kubectl and kustomize allow, ends a document wherever it stands, even in a block or
// quoted scalar (rule c-forbidden of YAML 1.2). Directives belong to the document
// after them. Documents that hold nothing but blank lines and comments are left
// out.
//
// kubectl is stricter: it refuses a file with anything but a comment after "---".
func split(text []byte) []span {
	var documents []span
	lines := lineReader{text: text, cr: bytes.IndexByte(text, '\r') >= 0}
	if bytes.HasPrefix(text, bom) {
		lines.pos = len(bom)
	}
	current := span{start: lines.pos}
	var (
		content    bool // something other than comments and directives was seen
		directives bool
	)
	finish := func(end, next int) {
		if content {
			documents = append(documents, span{current.start, end})
		}
		current.start = next
		content, directives = false, false
	}
	for {
		start := lines.pos
		line, ok := lines.next()
		if !ok {
			break
		}
		switch {
		case isMarker(line, "---"):
			rest := isBlank(line[3:])
			// The marker is left out where it can be, so that a byte order mark
			// may follow it; the parser must see the one that ends directives.
			if content || !directives {
				finish(start, start)
				if rest {
					current.start = lines.pos
				}
			}
			directives = false
			content = !rest
		case isMarker(line, "..."):
			finish(start, lines.pos)
		case !content && len(line) > 0 && line[0] == '%':
			directives = true
		case !content && !isBlank(line):
			content = true
		}
	}
	finish(len(text), len(text))
	return documents
}

// bom is the byte order mark in UTF-8.
var bom = []byte("\uFEFF")

// isMarker reports whether line is the document marker m, or begins with it.
func isMarker(line []byte, m string) bool {
	if len(line) < len(m) || string(line[:len(m)]) != m {
		return false
	}
	return len(line) == len(m) || line[len(m)] == ' ' || line[len(m)] == '\t' || line[len(m)] == '#'
}

// isBlank reports whether line is empty, white space or a comment.
func isBlank(line []byte) bool {
	for _, c := range line {
		if c != ' ' && c != '\t' {
			return c == '#'
		}
	}
	return true
}

// A lineReader walks over the lines of a text, which end in LF, CRLF or CR.
type lineReader struct {
	text []byte
	pos  int
	cr   bool // the text holds a CR somewhere
}

// next returns the line at pos without its line break and moves past it. It
// reports false at the end of the text.
func (r *lineReader) next() ([]byte, bool) {
	rest := r.text[r.pos:]
	if len(rest) == 0 {
		return nil, false
	}
	var i int
	if r.cr {
		i = bytes.IndexAny(rest, "\r\n")
	} else {
		i = bytes.IndexByte(rest, '\n')
	}
	if i < 0 {
		r.pos = len(r.text)
		return rest, true
	}
	r.pos += i + 1
	if rest[i] == '\r' && i+1 < len(rest) && rest[i+1] == '\n' {
		r.pos++
	}
	return rest[:i], true
}
