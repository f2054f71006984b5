package helm

import (
	"bytes"
	"regexp"
	"unicode"

	"github.com/kubevet/kubevet/lint/document"
)

// separator is what divides the YAML documents of a template's output, as
// releaseutil.SplitManifests has it.
var separator = regexp.MustCompile(`(?:^|\s*\n)---\s*`)

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
	for _, m := range separator.FindAllIndex(body, -1) {
		add(at, start+m[0])
		at = start + m[1]
	}
	add(at, len(text))
	return parts
}
