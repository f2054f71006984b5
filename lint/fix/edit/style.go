package edit

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A style is how blocks are written around a place: by how many columns a
// mapping in a mapping is indented, and a list. Quote is the quote of what stands
// beside, if it is one.
type style struct {
	mapping, list int
	quote         byte
}

// style measures how the nearest blocks to the innermost of the nodes are
// written.
func (w *writer) style(above []*manifest.Node) style {
	s := style{mapping: -1, list: -1}
	for i := len(above) - 1; i >= 0 && !s.known(); i-- {
		w.measure(above[i], &s)
	}
	w.search(w.root, &s, 0)
	if s.mapping < 0 {
		s.mapping = 2
	}
	if s.list < 0 {
		s.list = s.mapping
	}
	return s
}

func (s *style) known() bool { return s.mapping >= 0 && s.list >= 0 }

// measure notes how the blocks in the fields of n are indented.
func (w *writer) measure(n *manifest.Node, s *style) {
	if w.isFlow(n) {
		return
	}
	for i := range n.Fields {
		f := &n.Fields[i]
		v := f.Value
		if f.KeyStart < n.Start || aliased(f) || v.Kind == manifest.Scalar || w.isFlow(v) || v.Start >= v.End || w.text[v.Start] == '!' {
			continue
		}
		by := w.column(v.Start) - w.column(f.KeyStart)
		switch {
		case v.Kind == manifest.Mapping && s.mapping < 0 && by > 0:
			s.mapping = by
		case v.Kind == manifest.Sequence && s.list < 0 && by >= 0:
			s.list = by
		}
	}
}

// search measures the first blocks there are below n.
func (w *writer) search(n *manifest.Node, s *style, depth int) {
	if s.known() || depth > 32 {
		return
	}
	w.measure(n, s)
	for i := range n.Fields {
		if !s.known() {
			w.search(n.Fields[i].Value, s, depth+1)
		}
	}
	for _, item := range n.Items {
		if !s.known() {
			w.search(item, s, depth+1)
		}
	}
}

func isCollection(v any) bool {
	switch v.(type) {
	case []entry, []any:
		return true
	}
	return false
}

// block returns the lines of a list or mapping that is the value of a key in the
// given column.
func (w *writer) block(v any, column int, s style) []string {
	if items, ok := v.([]any); ok {
		return w.blockItems(items, column+s.list, s)
	}
	fields, _ := v.([]entry)
	return w.blockFields(fields, column+s.mapping, s)
}

// blockFields returns the lines of fields whose keys are in a column.
func (w *writer) blockFields(fields []entry, column int, s style) []string {
	var lines []string
	for _, e := range fields {
		line := strings.Repeat(" ", column) + w.scalar(e.key, 0) + ":"
		switch v := e.value.(type) {
		case []entry:
			if len(v) > 0 {
				lines = append(append(lines, line), w.block(v, column, s)...)
				continue
			}
		case []any:
			if len(v) > 0 {
				lines = append(append(lines, line), w.block(v, column, s)...)
				continue
			}
		}
		lines = append(lines, line+" "+w.inline(e.value, 0))
	}
	return lines
}

// blockItems returns the lines of items whose dashes are in a column.
func (w *writer) blockItems(items []any, column int, s style) []string {
	var lines []string
	for _, v := range items {
		prefix := strings.Repeat(" ", column) + "- "
		if fields, ok := v.([]entry); ok && len(fields) > 0 {
			inner := w.blockFields(fields, column+2, s)
			inner[0] = prefix + strings.TrimLeft(inner[0], " ")
			lines = append(lines, inner...)
			continue
		}
		lines = append(lines, prefix+w.inline(v, s.quote))
	}
	return lines
}

// nested returns a value for a flow collection whose lines begin with leading:
// on lines of its own if the document is JSON that is written so.
func (w *writer) nested(v any, leading string) string {
	if w.unit == "" {
		return w.inline(v, 0)
	}
	var b strings.Builder
	element := func(i int) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(w.eol + leading + w.unit)
	}
	switch v := v.(type) {
	case []entry:
		if len(v) == 0 {
			return "{}"
		}
		b.WriteByte('{')
		for i, e := range v {
			element(i)
			b.WriteString(w.scalar(e.key, '"') + w.colon() + w.nested(e.value, leading+w.unit))
		}
		b.WriteString(w.eol + leading + "}")
	case []any:
		if len(v) == 0 {
			return "[]"
		}
		b.WriteByte('[')
		for i, item := range v {
			element(i)
			b.WriteString(w.nested(item, leading+w.unit))
		}
		b.WriteString(w.eol + leading + "]")
	default:
		return w.inline(v, 0)
	}
	return b.String()
}

// colon is what stands between key and value in a flow mapping.
func (w *writer) colon() string {
	if w.compact {
		return ":"
	}
	return ": "
}

// inline returns a value on one line.
func (w *writer) inline(v any, quote byte) string {
	comma := ", "
	if w.compact {
		comma = ","
	}
	switch v := v.(type) {
	case []entry:
		fields := make([]string, len(v))
		for i, e := range v {
			fields[i] = w.scalar(e.key, 0) + w.colon() + w.inline(e.value, 0)
		}
		return "{" + strings.Join(fields, comma) + "}"
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = w.inline(item, quote)
		}
		return "[" + strings.Join(items, comma) + "]"
	}
	return w.scalar(v, quote)
}

// safePlain matches strings that need no quotes, wordLike those among them that
// YAML takes for something else.
var (
	safePlain = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./-]*$`)
	wordLike  = regexp.MustCompile(`^(?i:y|yes|n|no|true|false|on|off|null)$`)
)

// scalar returns the text of a scalar. A string is quoted if quote is a quote, or
// if it has to be.
func (w *writer) scalar(v any, quote byte) string {
	s, ok := v.(string)
	switch {
	case !ok || w.json || quote == '"':
	case quote == '\'' && !strings.ContainsAny(s, "\n\r"):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case safePlain.MatchString(s) && !wordLike.MatchString(s):
		return s
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "null" // no rule's fix is a channel
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// YAML returns a field and its value as a block, parents included. An index
// becomes the dash of an item.
func YAML(path []any, value any) string {
	v := entries(value)
	for i := len(path) - 1; i >= 0; i-- {
		if key, ok := path[i].(string); ok {
			v = []entry{{key, v}}
		} else {
			v = []any{v}
		}
	}
	w := &writer{}
	s := style{mapping: 2, list: 2}
	if items, ok := v.([]any); ok {
		return strings.Join(w.blockItems(items, 0, s), "\n")
	}
	fields, _ := v.([]entry)
	return strings.Join(w.blockFields(fields, 0, s), "\n")
}
