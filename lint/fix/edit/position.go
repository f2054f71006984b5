package edit

import (
	"bytes"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// A Sheet is a file in which fields are found by their place.
type Sheet struct {
	file  string
	text  []byte
	lines *text.Index
	roots []*manifest.Node
	// fields are the fields and items by the offset that they begin at.
	fields map[int]position
	// blocks are the scalars, which a place may be inside of.
	blocks []region
}

// A position is where in a file a field is.
type position struct {
	document int
	path     []any
}

// NewSheet reads a file. Text that is no YAML is a Sheet without fields.
func NewSheet(file string, content []byte) *Sheet {
	s := &Sheet{file: file, text: content, lines: text.NewIndex(content), fields: make(map[int]position)}
	s.roots, _ = parse(file, content)
	for i, root := range s.roots {
		s.index(i, nil, root)
	}
	return s
}

// index notes the fields below a node.
func (s *Sheet) index(document int, path []any, n *manifest.Node) {
	if n.Kind == manifest.Scalar && n.Start < n.End {
		s.blocks = append(s.blocks, region{n.Start, n.End})
	}
	for i := range n.Fields {
		f := &n.Fields[i]
		if f.KeyStart < n.Start || f.KeyEnd > n.End {
			continue // merged
		}
		at := append(slices.Clip(path), f.Key)
		s.fields[f.KeyStart] = position{document, at}
		if !aliased(f) {
			// A block mapping begins where its first key does, which goes before.
			s.fields[f.Value.Start] = position{document, at}
			s.index(document, at, f.Value)
		}
	}
	for i, item := range n.Items {
		if item.Start < n.Start || item.End > n.End {
			continue // an alias
		}
		at := append(slices.Clip(path), i)
		if item.Kind == manifest.Scalar {
			s.fields[item.Start] = position{document, at}
		}
		s.index(document, at, item)
	}
}

// At returns the field whose key or value, or the item of a list, begins at a line
// and a column, both from 1 and the latter in code points. If there is none, inside
// says whether the place is within a string.
func (s *Sheet) At(line, column int) (document int, path []any, inside, ok bool) {
	if _, ok := s.lines.Line(line); !ok {
		return 0, nil, false, false
	}
	at := s.lines.Offset(line, column)
	if p, ok := s.fields[at]; ok {
		return p.document, p.path, false, true
	}
	return 0, nil, slices.ContainsFunc(s.blocks, func(b region) bool { return b.start < at && at < b.end }), false
}

// Document returns the index of the YAML document that an offset is in.
func (s *Sheet) Document(offset int) (int, bool) {
	i := slices.IndexFunc(s.roots, func(n *manifest.Node) bool { return n.Start <= offset && offset <= n.End })
	return i, i >= 0
}

// Edits returns the edits that make one change, as the function Edits does. It
// takes time in proportion to the YAML document, not to the file.
func (s *Sheet) Edits(c Change) ([]document.Edit, error) {
	edits, err := unverified(s.file, s.text, s.roots, []Change{c})
	if err != nil {
		return nil, err
	}
	// The document with the lines around it, up to its neighbours.
	start, end := 0, len(s.text)
	if c.Document > 0 {
		if i := bytes.IndexByte(s.text[s.roots[c.Document-1].End:], '\n'); i >= 0 {
			start = s.roots[c.Document-1].End + i + 1
		}
	}
	if c.Document+1 < len(s.roots) {
		end = bytes.LastIndexByte(s.text[:s.roots[c.Document+1].Start], '\n') + 1
	}
	shifted := slices.Clone(edits)
	for i := range shifted {
		shifted[i].Start -= start
		shifted[i].End -= start
		if shifted[i].Start < 0 || shifted[i].End > end-start {
			return nil, errStyle
		}
	}
	alone := c
	alone.Document = 0
	if err := verify(s.file, s.text[start:end], s.roots[c.Document:c.Document+1], shifted, []Change{alone}); err != nil {
		return nil, err
	}
	return edits, nil
}
