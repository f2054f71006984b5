package kustomize

import (
	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// file is the file that stands for a rendered one: its template, or the
// kustomization if that is in an archive.
func (c *chartFile) file(o *overlay) string {
	if _, _, err := o.stat(mount + "/" + c.Path); err == nil {
		return c.Path
	}
	return c.k.file
}

// locate asks the chart where a field of a rendered document comes from. path
// leads to the field and missing is its tail that does not exist; key is nil for
// the items of lists.
func (c *chartFile) locate(src *sourceFile, path, missing []any, key, value *yaml.Node) document.Location {
	f := document.Field{Path: append(path[:len(path):len(path)], missing...), Missing: missing}
	f.Start, f.End = src.span(value)
	if missing != nil && key != nil {
		f.Start, f.End = src.span(key)
	}
	loc := c.Origin(f)
	c.own(&loc)
	loc.Related = append([]document.Related{}, loc.Related...)
	for i := range loc.Related {
		c.own(&loc.Related[i].Location)
	}
	return loc
}

// own puts a location in the made-up file of valuesInline where that is written.
func (c *chartFile) own(loc *document.Location) {
	if c.values != "" && loc.File == c.values {
		loc.File = c.written
		if _, node := child(c.entry, "valuesInline"); node != nil && (node.Style&yaml.FlowStyle != 0 || node.Anchor != "") {
			loc.Line, loc.Column, loc.EndLine, loc.EndColumn = node.Line, node.Column, node.Line, node.Column+1
		}
	}
}

// span is where a node lies in the text, in bytes.
func (f *sourceFile) span(n *yaml.Node) (start, end int) {
	start = f.lines.Offset(n.Line, n.Column)
	last := n
	for len(last.Content) > 0 {
		last = last.Content[len(last.Content)-1]
	}
	return start, max(f.lines.Offset(last.Line, f.end(last.Line, last.Column, last)), start)
}
