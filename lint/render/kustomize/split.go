package kustomize

import (
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// documentProblem describes a document that is not a resource.
func documentProblem(file string, d stretch, err error) document.Problem {
	roots, e := documents([]byte(d.text))
	if e != nil {
		return yamlProblem(file, e, d.line)
	}
	p := document.Problem{File: file, Line: d.line, Column: 1, Message: "not a Kubernetes resource: " + oneLine(err.Error())}
	if len(roots) > 0 {
		p.Line, p.Column = d.line+roots[0].Line-1, roots[0].Column
	}
	if i := strings.Index(p.Message, " in object "); i > 0 {
		p.Message = p.Message[:i]
	}
	return p
}

// A stretch is the text of one document of a YAML stream.
type stretch struct {
	// separator is the line before it, text the rest; line is that of the first
	// line of text, from 1.
	separator, text string
	line            int
}

// splitDocuments splits a stream at the lines that start with "---".
func splitDocuments(text string) []stretch {
	docs := []stretch{{line: 1}}
	for n := 1; text != ""; n++ {
		end := strings.IndexByte(text, '\n') + 1
		if end == 0 {
			end = len(text)
		}
		line := text[:end]
		text = text[end:]
		if rest, ok := strings.CutPrefix(line, "---"); ok && strings.TrimSpace(rest) == "" || strings.HasPrefix(line, "--- #") {
			docs = append(docs, stretch{separator: line, line: n + 1})
			continue
		}
		docs[len(docs)-1].text += line
	}
	return docs
}
