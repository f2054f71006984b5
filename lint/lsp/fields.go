package lsp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/text"
	"github.com/kubevet/kubevet/lint/workspace"
)

// lines are those of a file, from 1, last included.
type lines struct {
	file        string
	first, last int
}

func (l lines) hold(at document.Location) bool {
	return at.File == l.file && at.Line > 0 && at.Line <= l.last && l.first <= cmp.Or(at.EndLine, at.Line)
}

// fields returns the fields of objects that lines of a file have to do with.
func (p *project) fields(ctx context.Context, at lines) ([]workspace.Provenance, error) {
	var found []workspace.Provenance
	for _, i := range p.w.Readers(at.file) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		all, known := p.view.fields[i]
		if !known {
			all = p.w.Fields(i)
			p.view.fields[i] = all
		}
		for _, f := range all {
			if at.hold(f.Location) || slices.ContainsFunc(f.Location.Related, func(r document.Related) bool { return at.hold(r.Location) }) {
				found = append(found, f)
			}
		}
	}
	return found, nil
}

// block returns the lines of what a line of a YAML file says: those of the value below
// its key, or of the item that begins there.
func block(o outline, line int) (first, last int) {
	first, last = line, line
	if line < 1 || line > len(o) || o[line-1].kind != textLine {
		return first, last
	}
	at := o[line-1]
	indent := at.indent
	if at.dash >= 0 {
		indent = at.dash
	}
	for i := line; i < len(o) && o[i].kind != startLine; i++ {
		next := o[i]
		if next.kind != textLine {
			continue
		}
		start := next.indent
		if next.dash >= 0 {
			start = next.dash
		}
		if start < indent || start == indent && (next.dash < 0 || at.dash >= 0 || at.value != "") {
			break
		}
		last = i + 1
	}
	return first, last
}

// maxShown bounds how much of a value is shown.
const maxShown = 80

// shown returns the value of a field for people, masked.
func (p *project) shown(f workspace.Provenance) string {
	n := f.Object.Get(f.Path)
	if n == nil {
		return ""
	}
	if p.secret(f.Object.Document, n) {
		return mask.Redacted
	}
	value := fmt.Sprint(n.Value)
	if n.Value == nil {
		value = "null"
	}
	value = text.Plain(p.hidden().Message(value))
	if r := []rune(value); len(r) > maxShown {
		value = string(r[:maxShown]) + "…"
	}
	return value
}

// secret reports whether there is a secret in a node.
func (p *project) secret(doc *document.Document, n *manifest.Node) bool {
	spans, known := p.view.secrets[doc]
	if !known {
		spans = p.hidden().DocumentSpans(doc)
		p.view.secrets[doc] = spans
	}
	return slices.ContainsFunc(spans, func(s text.Span) bool { return s.Start < n.End && n.Start < s.End })
}

// code writes a text as code in Markdown.
func code(s string) string {
	s = text.Plain(s)
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return "``` " + strings.ReplaceAll(s, "```", "'''") + " ```"
}

// rendering names what a bundle is one rendering of.
func rendering(b *workspace.Bundle) string {
	switch b.Source.Kind {
	case document.Kustomization:
		return b.Source.Dir
	case document.Chart:
		if b.Scenario == "" {
			return "its own values"
		}
		return strings.TrimPrefix(b.Scenario, b.Source.Dir+"/")
	}
	return ""
}
