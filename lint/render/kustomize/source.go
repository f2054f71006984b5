package kustomize

import (
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// A sourceFile is a text that fields are written in.
type sourceFile struct {
	name  string
	lines *text.Index
	ends  *manifest.Ends
	// inner is the text of a patch within the file, or of what a template renders, nil
	// if it is the file's own; shift is where it lies in the file.
	inner []byte
	shift shift
	// patch is the step that applies the file, nil if it holds resources.
	patch *step
	// chart is set for what a template rendered.
	chart *chartFile

	once   sync.Once
	roots  []*yaml.Node
	fields map[[2]int]int
	list   []place
}

func newSourceFile(name string, content []byte) *sourceFile {
	return &sourceFile{name: name, lines: text.NewIndex(content), ends: manifest.NewEnds(content)}
}

// A place is where one field is written.
type place struct {
	src *sourceFile
	// key is nil for the items of a list and for documents. For a JSON patch it is the
	// key "value" of the operation, or "path" if it has none.
	key, value *yaml.Node
	// above is the index of the place of the parent, -1 if there is none, and elem the
	// last element of the path.
	above int
	elem  any
}

// A shift says where a text that is embedded in a file lies there.
type shift struct {
	line, column int
	// whole is the node of the embedded text, if single positions in it are
	// unknown, because it is folded or quoted.
	whole, key *yaml.Node
}

// parse lists the places of the text on the first use.
func (f *sourceFile) parse() {
	f.once.Do(func() {
		content := f.inner
		if content == nil {
			content = f.lines.Text()
		}
		if f.chart != nil {
			f.roots = f.chart.roots
		} else {
			f.roots, _ = documents(content)
		}
		f.fields = make(map[[2]int]int)
		for _, root := range f.roots {
			f.add(nil, root, -1, nil, 0)
		}
	})
}

func (f *sourceFile) add(key, value *yaml.Node, above int, elem any, depth int) {
	if depth > maxDepth {
		return
	}
	self := len(f.list)
	f.list = append(f.list, place{src: f, key: key, value: value, above: above, elem: elem})
	// Keys have no place of their own, so that no two nodes start at one.
	f.fields[[2]int{value.Line, value.Column}] = self
	switch value.Kind {
	case yaml.MappingNode:
		for i := 1; i < len(value.Content); i += 2 {
			f.add(value.Content[i-1], value.Content[i], self, value.Content[i-1].Value, depth+1)
		}
	case yaml.SequenceNode:
		for i, item := range value.Content {
			f.add(nil, item, self, i, depth+1)
		}
	}
}

// maxDepth bounds how deep places are looked for.
const maxDepth = 1000

// at returns the place of the node that starts where a mark says, nil if none does.
func (f *sourceFile) at(m mark) *place {
	f.parse()
	if i, ok := f.fields[[2]int{m.line & lineMask, m.column}]; ok {
		return &f.list[i]
	}
	return nil
}

// path returns the path of a place in its document.
func (p *place) path() []any {
	var path []any
	for p.above >= 0 {
		path = append([]any{p.elem}, path...)
		p = &p.src.list[p.above]
	}
	return path
}

// line returns line n from 1, "" if there is none.
func (f *sourceFile) line(n int) string {
	span, _ := f.lines.Line(n)
	return string(f.lines.Text()[span.Start:span.End])
}

// embedded says where the text of a block scalar lies in its file.
func (f *sourceFile) embedded(key, n *yaml.Node) shift {
	whole := shift{whole: n, key: key}
	if n.Style&yaml.LiteralStyle == 0 {
		return whole
	}
	content := strings.Split(n.Value, "\n")
	indent := -1
	for i, want := range content {
		if strings.TrimSpace(want) == "" {
			continue
		}
		got := f.line(n.Line + 1 + i)
		rest, ok := strings.CutSuffix(got, want)
		if !ok || strings.TrimSpace(rest) != "" || indent >= 0 && len(rest) != indent {
			return whole
		}
		indent = len(rest)
	}
	return shift{line: n.Line, column: max(indent, 0)}
}

// location turns a place into the region of its field: the key and the value if
// both are on one line, else the key.
func (p *place) location(container bool) document.Location {
	if p.src.chart != nil {
		return p.src.chart.locate(p.src, p.path(), nil, p.key, p.value)
	}
	key, value := p.key, p.value
	if p.src.shift.whole != nil {
		key, value = p.src.shift.key, p.src.shift.whole
	}
	if key == nil {
		return p.src.region(value, value, p.src.shift)
	}
	if container || deref(value).Kind != yaml.ScalarNode {
		return p.src.region(key, key, p.src.shift)
	}
	if value.Line != key.Line {
		if value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			// An anchor: its text is what to change.
			return p.src.region(value, value, p.src.shift)
		}
		return p.src.region(key, key, p.src.shift)
	}
	return p.src.region(key, value, p.src.shift)
}

// region reaches from the start of one node to the end of another on its line.
func (f *sourceFile) region(from, to *yaml.Node, by shift) document.Location {
	line, column := from.Line+by.line, from.Column+by.column
	end := f.end(to.Line+by.line, to.Column+by.column, to)
	if to.Line != from.Line || end < column {
		end = f.end(line, column, from)
	}
	return document.Location{File: f.name, Line: line, Column: column, EndLine: line, EndColumn: end}
}

// end returns the column after a scalar that starts at a line and column, after
// the first line of one that has several; of what is no scalar, and of a block, that
// after its first character.
func (f *sourceFile) end(line, column int, n *yaml.Node) int {
	span, ok := f.lines.Line(line)
	start := f.lines.Offset(line, column)
	switch {
	case !ok || column < 1 || start >= span.End:
		return column
	case n.Kind != yaml.ScalarNode, n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return column + 1
	}
	end := f.ends.Scalar(n, start)
	if end > span.End {
		end = span.Start + len(strings.TrimRight(f.line(line), " \t"))
	}
	_, after := f.lines.Position(end)
	return after
}

// whole is the first line of the file.
func (f *sourceFile) whole() document.Location {
	first, _ := f.lines.Line(1)
	_, end := f.lines.Position(first.End)
	return document.Location{File: f.name, Line: 1, Column: 1, EndLine: 1, EndColumn: end}
}
