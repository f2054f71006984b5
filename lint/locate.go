package lint

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
)

// locate returns the place a person edits to mend a finding. Of a string of
// several lines it is the very line, if the source shows it: in a template or
// values file of a chart, below the key of a block scalar, or in a file that a
// kustomization reads. Read returns the text of a file.
func locate(f *eval.Finding, read func(string) ([]byte, error)) document.Location {
	loc := f.Locate()
	node := f.Object.Get(f.Path)
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
		block := doc.Text[node.Start:node.End]
		if start, line := nthLine(block, f.Line+1); strings.TrimSpace(line) == want {
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
	text, err := read(loc.File)
	if err != nil {
		return loc
	}
	for _, n := range []int{loc.Line + f.Line, loc.Line + f.Line - 1} {
		if _, line := nthLine(text, n); strings.TrimSpace(line) == want {
			loc.Line, loc.EndLine = n, n
			loc.Column = indent(line) + 1
			loc.EndColumn = loc.Column + utf8.RuneCountInString(want)
			break
		}
	}
	return loc
}

// places returns the lines that make the field of a finding what it is, first
// that of loc, its location as locate returns it.
func places(f *eval.Finding, loc document.Location) []document.Location {
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

// nthLine returns a line of text, counted from 1, without its line break, and
// its offset.
func nthLine(text []byte, n int) (start int, line string) {
	for ; n > 1; n-- {
		i := bytes.IndexByte(text[start:], '\n')
		if i < 0 {
			return 0, ""
		}
		start += i + 1
	}
	rest, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return start, strings.TrimSuffix(string(rest), "\r")
}
