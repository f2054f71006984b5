package workspace

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/kubevet/kubevet/lint/diagram"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/text"
)

// drawn returns the maps of the bundles, those that are the same once, and without
// secrets. A rule table that is wrong has failed before.
func (w *Workspace) drawn(hidden *mask.Mask) []graph.Graph {
	var all []graph.Graph
	add := func(g graph.Graph, bundle string) {
		if len(g.Nodes) == 0 {
			return
		}
		g.Each(func(text *string) { *text = hidden.Message(*text) })
		if i := slices.IndexFunc(all, g.Same); i >= 0 {
			all[i].Title += ", " + bundle
			return
		}
		all = append(all, g)
	}
	plainly := func(file string) string { return file }
	for b := range w.Bundles() {
		m, name := w.Model(b), b.Name(plainly)
		add(diagram.Network(model.NewNetwork(m), "Network of "+name), name)
		if g, err := diagram.RBAC(m, model.NewRBAC(m), "Rights in "+name); err == nil {
			add(g, name)
		}
	}
	return all
}

// around is how many lines a diff shows before and after what it changes.
const around = 2

// diffOf returns the lines of a diff that makes edits of one file in it, secrets
// masked; nil if the file cannot be read.
func diffOf(edits []document.Edit, texts *files.Texts, hidden *mask.Mask) []string {
	if len(edits) == 0 {
		return nil
	}
	file := edits[0].File
	content, err := texts.Read(file)
	if err != nil {
		return nil
	}
	index := text.NewIndex(content)
	first, _ := index.LineAt(edits[0].Start)
	last, _ := index.LineAt(edits[len(edits)-1].End)
	from, _ := index.Line(max(first-around, 1))
	to, _ := index.Line(min(last+around, index.Lines()))
	part := text.Span{Start: from.Start, End: to.End}
	spans := hidden.Spans(file)
	before := rewritten(content, part, spans, nil)
	after := rewritten(content, part, spans, edits)
	var lines []string
	for line := range strings.Lines(udiff.Unified("", "", before+"\n", after+"\n")) {
		switch line = strings.TrimRight(line, "\r\n"); {
		case line == "", strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "@@"), strings.HasPrefix(line, `\`):
		default:
			lines = append(lines, line)
		}
	}
	return lines
}

// rewritten returns a part of a text with edits made and masks over the rest.
func rewritten(content []byte, part text.Span, masks []text.Span, edits []document.Edit) string {
	var b strings.Builder
	at := part.Start
	upTo := func(end int) {
		if at < end {
			b.Write(content[at:end])
		}
		at = max(at, end)
	}
	for len(masks) > 0 || len(edits) > 0 {
		if len(edits) > 0 && (len(masks) == 0 || edits[0].Start <= masks[0].Start) {
			e := edits[0]
			edits = edits[1:]
			upTo(e.Start)
			b.WriteString(e.Text)
			at = max(at, e.End)
			continue
		}
		m := masks[0]
		masks = masks[1:]
		if m.End <= at || m.Start >= part.End {
			continue
		}
		upTo(m.Start)
		b.WriteString(mask.Redacted)
		at = max(at, min(m.End, part.End))
	}
	upTo(part.End)
	return b.String()
}
