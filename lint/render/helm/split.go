package helm

import (
	"bytes"
	"unicode"

	"github.com/kubevet/kubevet/lint/document"
)

// blanks are what \s matches in a regular expression.
const blanks = "\t\n\f\r "

// separators returns where a text has what divides the YAML documents of a template's
// output, as releaseutil.SplitManifests has it: (?:^|\s*\n)---\s*
func separators(text []byte) []document.Part {
	var found []document.Part
	add := func(lo, hi int) (after int) {
		after = len(text) - len(bytes.TrimLeft(text[hi:], blanks))
		found = append(found, document.Part{Start: lo, End: after})
		return after
	}
	at := 0
	if bytes.HasPrefix(text, []byte("---")) {
		at = add(0, len("---"))
	}
	for {
		i := bytes.Index(text[at:], []byte("\n---"))
		if i < 0 {
			return found
		}
		at = add(at+len(bytes.TrimRight(text[at:at+i], blanks)), at+i+len("\n---"))
	}
}

// split divides what a template renders into YAML documents as Helm does: "---"
// at the beginning of a line is a separator whatever follows it, be it a comment
// or a key. Parts that hold nothing but white space and comments are left out.
func split(text []byte) []document.Part {
	parts := []document.Part{}
	start := len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	add := func(lo, hi int) {
		for line := range bytes.Lines(text[lo:hi]) {
			if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
				parts = append(parts, document.Part{Start: lo, End: hi})
				return
			}
		}
	}
	body := text[start:]
	at := start
	for _, m := range separators(body) {
		add(at, start+m.Start)
		at = start + m.End
	}
	add(at, len(text))
	return parts
}
