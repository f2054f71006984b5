package eval

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// Place returns the place a person edits to fix f. Of a string that a chart puts
// together of several values it is the one that wrote the part which is meant. Of a
// string of several lines it is the very line, if the source shows it: in a template or
// values file of a chart, below the key of a block scalar, or in a file that a
// kustomization reads. Read returns the text of a file.
func (f *Finding) Place(read func(file string) ([]byte, error)) document.Location {
	loc := f.Locate()
	node := f.Object.Get(f.Path)
	if f.Part != "" && node != nil {
		return f.placeOfPart(loc, node)
	}
	if f.Line < 1 || node == nil {
		return loc
	}
	value, _ := node.Value.(string)
	lines := strings.Split(value, "\n")
	if f.Line > len(lines) {
		return loc
	}
	want := strings.TrimSpace(lines[f.Line-1])
	if want == "" {
		return loc
	}
	if doc := f.Object.Document; doc.Origin != nil && doc.Source.Kind == document.Chart {
		// The renderer knows which value wrote the line.
		if start, line := lineOf(text.NewIndex(doc.Text[node.Start:node.End]), f.Line+1); strings.TrimSpace(line) == want {
			start += node.Start + indent(line)
			line := doc.Origin(document.Field{
				Path:  slices.Concat(f.Object.Path, f.Path),
				Start: start,
				End:   start + len(want),
			})
			line.Related = slices.Concat(line.Related, loc.Related[len(loc.Related)-len(f.Related):])
			return line
		}
		return loc
	}
	content, err := read(loc.File)
	if err != nil {
		return loc
	}
	file := text.NewIndex(content)
	for _, n := range []int{loc.Line + f.Line, loc.Line + f.Line - 1} {
		if _, line := lineOf(file, n); strings.TrimSpace(line) == want {
			loc.Line, loc.EndLine = n, n
			loc.Column = indent(line) + 1
			loc.EndColumn = loc.Column + utf8.RuneCountInString(want)
			break
		}
	}
	return loc
}

// placeOfPart returns the values key that wrote a part of a field, the last that reads
// so, or the place of the field if no key did.
func (f *Finding) placeOfPart(loc document.Location, node *manifest.Node) document.Location {
	doc := f.Object.Document
	if doc.Origin == nil || doc.Source.Kind != document.Chart || loc.Key != "" {
		return loc
	}
	at := bytes.LastIndex(doc.Text[node.Start:node.End], []byte(f.Part))
	if at < 0 {
		return loc
	}
	part := doc.Origin(document.Field{
		Path:  slices.Concat(f.Object.Path, f.Path),
		Start: node.Start + at,
		End:   node.Start + at + len(f.Part),
	})
	if part.Key == "" {
		return loc
	}
	part.Related = slices.Concat(part.Related, loc.Related[len(loc.Related)-len(f.Related):])
	return part
}

// Places returns the lines that make the field of f what it is, first that of loc,
// which Place returned.
func (f *Finding) Places(loc document.Location) []document.Location {
	places := []document.Location{loc}
	for _, r := range loc.Related[:len(loc.Related)-len(f.Related)] {
		if !r.Overridden() {
			places = append(places, r.Location)
		}
	}
	return places
}

// indent is the length of the white space before a line.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// lineOf returns a line of a text, "" if there is none, and its offset.
func lineOf(lines *text.Index, n int) (start int, line string) {
	span, _ := lines.Line(n)
	return span.Start, string(lines.Text()[span.Start:span.End])
}
