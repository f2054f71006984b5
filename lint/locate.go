package lint

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/source"
)

// locate returns the place a person edits to mend a finding. Of a string of
// several lines it is the very line, if the file that holds the string shows it:
// below the key of a block scalar, or in a file that a kustomization reads.
// Read returns the text of a file.
func locate(f *eval.Finding, read func(string) ([]byte, error)) source.Location {
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
	text, err := read(loc.File)
	if err != nil {
		return loc
	}
	want := strings.TrimSpace(lines[f.Line-1])
	for _, n := range []int{loc.Line + f.Line, loc.Line + f.Line - 1} {
		line := nthLine(text, n)
		if got := strings.TrimSpace(line); want == "" || got != want {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		loc.Line, loc.EndLine = n, n
		loc.Column = indent + 1
		loc.EndColumn = loc.Column + utf8.RuneCountInString(want)
		break
	}
	return loc
}

// nthLine returns a line of text, counted from 1, without its line break.
func nthLine(text []byte, n int) string {
	for ; n > 1; n-- {
		_, rest, found := bytes.Cut(text, []byte("\n"))
		if !found {
			return ""
		}
		text = rest
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimSuffix(string(line), "\r")
}
