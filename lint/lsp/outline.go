package lsp

import (
	"regexp"
	"slices"
	"strings"
)

// An outline is a text of YAML as its indentation shows it. It stands for a parse where
// there is none: in templates, and while something is being written.
type outline []outlineLine

// An outlineLine is one line of an outline.
type outlineLine struct {
	// dash and indent are the columns of the mark of a list item and of the key or
	// text, in bytes from 0; dash is -1 if there is none.
	dash, indent int
	// key is what stands before the colon, "" if there is none, and value what comes
	// after it.
	key, value string
	// kind says whether there is anything at all.
	kind lineKind
}

type lineKind int

const (
	emptyLine lineKind = iota // or a comment, or a template action alone
	textLine
	startLine // of a YAML document
)

var (
	keyLine    = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s"'#&*!|>%@{\[][^:#]*?)\s*:(?:\s+(.*))?$`)
	actionOnly = regexp.MustCompile(`^(?:\{\{.*?\}\}\s*)+$`)
)

func newOutline(text string) outline {
	var lines outline
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, outlined(strings.TrimRight(line, "\r")))
	}
	return lines
}

func outlined(line string) outlineLine {
	l := outlineLine{dash: -1}
	if strings.HasPrefix(line, "---") {
		l.kind = startLine
		return l
	}
	rest := strings.TrimLeft(line, " ")
	l.indent = len(line) - len(rest)
	for rest == "-" || strings.HasPrefix(rest, "- ") {
		l.dash = l.indent
		inner := strings.TrimLeft(rest[1:], " ")
		l.indent += len(rest) - len(inner)
		rest = inner
		l.kind = textLine
	}
	if rest == "" || rest[0] == '#' || actionOnly.MatchString(rest) {
		return l
	}
	l.kind = textLine
	if m := keyLine.FindStringSubmatch(rest); m != nil {
		l.key, l.value = strings.Trim(m[1], `"'`), strings.TrimSpace(m[2])
	}
	return l
}

// document returns the first line of the YAML document that a line is in, and the
// line after its last.
func (o outline) document(at int) (first, end int) {
	for first = min(at, len(o)-1); first > 0 && o[first].kind != startLine; first-- {
	}
	for end = at + 1; end < len(o) && o[end].kind != startLine; end++ {
	}
	return first, min(end, len(o))
}

// parents returns the keys that lead to what would stand on a line at a column, items
// of lists as 0: which of them does not show.
func (o outline) parents(at, column int) []any {
	var path []any
	first, _ := o.document(at)
	item := false // looking for the key of a list whose items are at column
	for i := at; i >= first && i >= 0; i-- {
		l := o[i]
		if l.kind != textLine {
			continue
		}
		if i < at && l.key != "" && (l.indent < column || item && l.indent == column && l.dash != column) {
			path = append(path, l.key)
			column, item = l.indent, false
		}
		if l.dash >= 0 && l.dash < column && !item {
			path = append(path, 0)
			column, item = l.dash, true
		}
	}
	slices.Reverse(path)
	return path
}

// path returns the keys that lead to what stands on a line.
func (o outline) path(at int) []any {
	if at < 0 || at >= len(o) || o[at].kind != textLine {
		return nil
	}
	path := o.parents(at, o[at].indent)
	if o[at].key != "" {
		path = append(path, o[at].key)
	}
	return path
}

// siblings returns the keys beside what would stand on a line at a column.
func (o outline) siblings(at, column int) []string {
	var keys []string
	first, end := o.document(at)
	for i := at - 1; i >= first; i-- {
		l := o[i]
		if l.kind != textLine {
			continue
		}
		if l.indent < column {
			break
		}
		if l.indent == column && l.key != "" {
			keys = append(keys, l.key)
		}
		if l.dash >= 0 && l.dash < column {
			break
		}
	}
	for i := at + 1; i < end; i++ {
		l := o[i]
		if l.kind != textLine {
			continue
		}
		if l.indent < column || l.dash >= 0 && l.dash < column {
			break
		}
		if l.indent == column && l.key != "" {
			keys = append(keys, l.key)
		}
	}
	return keys
}

// kind returns the apiVersion and kind of the YAML document that a line is in, "" where
// they do not show.
func (o outline) kind(at int) (apiVersion, kind string) {
	first, end := o.document(at)
	for i := max(first, 0); i < end; i++ {
		l := o[i]
		if l.kind != textLine || l.indent != 0 || l.dash >= 0 || strings.Contains(l.value, "{{") {
			continue
		}
		value, _, _ := strings.Cut(l.value, " #")
		switch value = strings.Trim(strings.TrimSpace(value), `"'`); l.key {
		case "apiVersion":
			apiVersion = value
		case "kind":
			kind = value
		}
	}
	return apiVersion, kind
}
