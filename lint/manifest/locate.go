package manifest

import (
	"bytes"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// Locate returns the place a person edits to change the field at path, which
// starts from the object and need not lead to a field that exists: then the place
// is that of the nearest parent that does. The renderer of the document says
// where that is; in plain YAML it is
//
//   - the key and the value of a scalar, or what of these stands on the key's line,
//   - the key of a mapping or a list,
//   - the item itself if it is a scalar in a list, else its first field,
//   - the field "kind" if it is the object.
//
// It may be called concurrently.
func (o *Object) Locate(path []any) document.Location {
	n, field := o.Root, (*Field)(nil)
	depth := 0
	for ; depth < len(path); depth++ {
		next, f := n.step(path[depth])
		if next == nil {
			break
		}
		n, field = next, f
	}
	found := depth == len(path)
	yaml := yamlText(o.Document.Text)

	// value is what the renderer is asked for, region what is underlined.
	var value, region span
	switch {
	case found && depth > 0 && n.Kind == Scalar:
		value, region = span{n.Start, n.End}, yaml.firstLine(span{n.Start, n.End})
		if field != nil {
			region = yaml.field(field)
		}
	case field != nil:
		region = yaml.firstLine(span{field.KeyStart, field.KeyEnd})
		value = region
	default:
		if kind := n.Field("kind"); depth == 0 && kind != nil {
			region = yaml.field(kind)
		} else {
			region = yaml.head(n)
		}
		value = region
	}
	if o.Document.Origin != nil {
		f := document.Field{Path: slices.Concat(o.Path, path), Start: value.start, End: value.end}
		if !found {
			f.Missing = slices.Clone(path[depth:])
		}
		return o.Document.Origin(f)
	}
	lines := o.lines
	if lines == nil {
		lines = text.NewIndex(o.Document.Text)
	}
	location := document.Location{File: o.Document.File}
	location.Line, location.Column = lines.Position(region.start)
	location.EndLine, location.EndColumn = lines.Position(region.end)
	return location
}

// yamlText finds what to underline in the text of a document.
type yamlText []byte

// firstLine returns the part of s on its first line.
func (t yamlText) firstLine(s span) span {
	line := t[s.start:s.end]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return span{s.start, s.start + len(bytes.TrimRight(line, " \t\r"))}
}

// field returns the key of f and the value after it as far as they stand on one
// line: all of a scalar on that line, the indicator of a block scalar, nothing of
// a collection or of a value that an alias stands for.
func (t yamlText) field(f *Field) span {
	key := t.firstLine(span{f.KeyStart, f.KeyEnd})
	v := f.Value
	if v.Kind != Scalar || v.Start < f.KeyEnd || bytes.IndexByte(t[f.KeyStart:v.Start], '\n') >= 0 {
		return key
	}
	value := t.firstLine(span{v.Start, v.End})
	line := t[value.start:value.end]
	if len(line) > 0 && (line[0] == '|' || line[0] == '>') {
		value.end = value.start + blockHeader(line) // a comment may follow
	}
	return span{key.start, value.end}
}

// head returns the first field or item of the list item n, as far as it stands on
// its first line.
func (t yamlText) head(n *Node) span {
	for i := range n.Fields {
		// Fields that were merged in stand elsewhere.
		if f := &n.Fields[i]; n.Start <= f.KeyStart && f.KeyEnd <= n.End {
			return t.field(f)
		}
	}
	if len(n.Items) > 0 && n.Start <= n.Items[0].Start && n.Items[0].End <= n.End {
		return t.head(n.Items[0])
	}
	return t.firstLine(span{n.Start, n.End})
}
