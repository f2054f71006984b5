package edit

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A writer writes the edits of one YAML document.
type writer struct {
	text  []byte
	edits []document.Edit
	root  *manifest.Node
	// eol is the line break of the file.
	eol string
	// json says that the document is JSON, compact that it has no space after
	// colons, and unit is by how much it indents, "" if it is on one line.
	json, compact bool
	unit          string
}

// A context is where in the document a node stands.
type context struct {
	// above are the lists and mappings that hold the node, outermost first.
	above []*manifest.Node
	// field is the field that the node is the value of, nil for an item.
	field *manifest.Field
	// flow says that a flow collection holds the node; else column is where its
	// key or the dash of its item begins.
	flow   bool
	column int
}

// below returns the context of the value of a field of n, nil for an item of it.
func (c context) below(n *manifest.Node, field *manifest.Field, flow bool, column int) context {
	return context{append(slices.Clip(c.above), n), field, flow, column}
}

func newWriter(text []byte, root *manifest.Node) *writer {
	w := &writer{text: text, root: root, eol: "\n"}
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		w.eol = "\r\n"
	}
	if w.isFlow(root) && json.Valid(text[root.Start:root.End]) {
		w.json = true
		if len(root.Fields) > 0 {
			first := root.Fields[0]
			w.compact = first.Value.Start == first.KeyEnd+1
			if w.lineStart(first.KeyStart) > root.Start {
				w.unit = w.leading(first.KeyStart)
			}
		}
	}
	return w
}

// replace writes an edit.
func (w *writer) replace(start, end int, text string) {
	w.edits = append(w.edits, document.Edit{Start: start, End: end, Text: text})
}

// node writes the edits of a plan.
func (w *writer) node(p *plan, c context) error {
	n := p.at
	switch {
	case !p.changes():
		return nil
	case n.Start < n.End && w.text[n.Start] == '!':
		return errStyle // a tag
	case p.replaced:
		return w.replaced(p, c)
	case n.Kind == manifest.Scalar || w.isBare(n) && !c.flow && c.field != nil && !w.json:
		if n.Kind == manifest.Sequence {
			return w.fill(n, p.appended, c)
		}
		return w.fill(n, p.added, c)
	case w.isFlow(n):
		return w.flow(p, c)
	case c.flow:
		return errStyle // a pair without brackets
	case p.emptied():
		return w.empty(n, c)
	case n.Kind == manifest.Mapping:
		return w.blockMapping(p, c)
	}
	return w.blockSequence(p, c)
}

// isFlow reports whether n is written in brackets.
func (w *writer) isFlow(n *manifest.Node) bool {
	return n.Kind != manifest.Scalar && n.Start < n.End && (w.text[n.Start] == '{' || w.text[n.Start] == '[')
}

// isBare reports whether n is "{}" or "[]", which blocks have for nothing too.
func (w *writer) isBare(n *manifest.Node) bool {
	return w.isFlow(n) && len(n.Fields)+len(n.Items) == 0 && n.End-n.Start == len("{}")
}

// replaced writes a value in place of another.
func (w *writer) replaced(p *plan, c context) error {
	n := p.at
	if n.Kind != manifest.Scalar && !w.isFlow(n) {
		return errStyle
	}
	value := entries(p.value)
	if isCollection(value) && n.Kind == manifest.Scalar && n.Value == nil && !c.flow {
		return w.fill(n, value, c)
	}
	quote := byte(0)
	if n.Start < n.End {
		quote = w.text[n.Start]
	}
	w.put(n, w.inline(value, quote))
	return nil
}

// put writes text in place of a scalar, which may be empty.
func (w *writer) put(n *manifest.Node, text string) {
	if n.Start == n.End && n.Start > 0 && strings.IndexByte(" \t\r\n", w.text[n.Start-1]) < 0 {
		text = " " + text
	}
	w.replace(n.Start, n.End, text)
}

// fill writes a list or mapping in place of nothing.
func (w *writer) fill(n *manifest.Node, value any, c context) error {
	if c.flow || c.field == nil {
		w.put(n, w.inline(value, 0))
		return nil
	}
	if n.Start < n.End {
		// What stands for nothing goes, and the space before it.
		start := c.field.KeyEnd + bytes.IndexByte(w.text[c.field.KeyEnd:n.Start], ':') + 1
		if strings.TrimSpace(string(w.text[start:n.Start])) != "" {
			return errStyle
		}
		w.replace(start, n.End, "")
	}
	s := w.style(c.above)
	w.insertAfter(n.End, w.block(value, c.column, s))
	return nil
}

// empty writes "[]" or "{}" in place of a block that nothing is left of.
func (w *writer) empty(n *manifest.Node, c context) error {
	brackets := "{}"
	if n.Kind == manifest.Sequence {
		brackets = "[]"
	}
	if strings.Contains(string(w.text[n.Start:n.End]), "#") {
		return errStyle // perhaps a comment
	}
	if c.field == nil {
		if len(c.above) == 0 {
			return errStyle
		}
		w.replace(n.Start, n.End, brackets)
		return nil
	}
	between := string(w.text[c.field.KeyEnd:n.Start])
	if strings.TrimSpace(between) != ":" {
		return errStyle
	}
	w.replace(c.field.KeyEnd+strings.IndexByte(between, ':')+1, n.End, " "+brackets)
	return nil
}

// lineStart returns the offset of the line of an offset.
func (w *writer) lineStart(at int) int {
	start := bytes.LastIndexByte(w.text[:at], '\n') + 1
	if start == 0 && bytes.HasPrefix(w.text, []byte("\uFEFF")) && at >= len("\uFEFF") {
		start = len("\uFEFF")
	}
	return start
}

// nextLine returns the offset of the line after that of an offset, and whether
// there is a line break between the two.
func (w *writer) nextLine(at int) (next int, broken bool) {
	if i := bytes.IndexByte(w.text[at:], '\n'); i >= 0 {
		return at + i + 1, true
	}
	return len(w.text), false
}

// leading returns the white space that the line of an offset begins with.
func (w *writer) leading(at int) string {
	line := w.text[w.lineStart(at):]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// column returns the number of bytes before an offset on its line.
func (w *writer) column(at int) int { return at - w.lineStart(at) }

// insertAfter inserts lines after the line of an offset.
func (w *writer) insertAfter(at int, lines []string) {
	next, broken := w.nextLine(at)
	text := strings.Join(lines, w.eol)
	if broken {
		text += w.eol
	} else {
		text = w.eol + text
	}
	w.replace(next, next, text)
}

// deleteLines deletes the lines from that of start to that of end.
func (w *writer) deleteLines(start, end int) {
	first := w.lineStart(start)
	next, broken := w.nextLine(end)
	if !broken {
		// The last line has no line break, so that of the line before goes.
		first -= len(w.eol)
	}
	w.replace(max(first, 0), next, "")
}
