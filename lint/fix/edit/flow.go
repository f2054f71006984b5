package edit

import (
	"bytes"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A region is a stretch of text, end exclusive.
type region struct{ start, end int }

// flow writes the edits of a list or mapping in brackets.
func (w *writer) flow(p *plan, c context) error {
	n := p.at
	elements, ok := w.elements(n)
	if !ok && len(p.removed)+len(p.added)+len(p.appended) > 0 {
		return errStyle
	}
	for i := range max(len(n.Fields), len(n.Items)) {
		child := p.children[i]
		if child == nil {
			continue
		}
		field := (*manifest.Field)(nil)
		if n.Kind == manifest.Mapping {
			field = &n.Fields[i]
		}
		if err := w.node(child, c.below(n, field, true, 0)); err != nil {
			return err
		}
	}
	last, err := w.removeElements(p, elements)
	if err != nil {
		return err
	}
	added := p.appended
	for _, e := range p.added {
		added = append(added, e)
	}
	if len(added) == 0 {
		return nil
	}
	if last < 0 {
		if len(elements) > 0 || len(bytes.TrimSpace(w.text[n.Start+1:n.End-1])) > 0 {
			return errStyle
		}
		value := any(p.added)
		if n.Kind == manifest.Sequence {
			value = p.appended
		}
		w.replace(n.Start, n.End, w.nested(value, w.leading(n.Start)))
		return nil
	}
	first := elements[0].start
	quote := byte(0)
	if strings.IndexByte(`"'`, w.text[first]) >= 0 {
		quote = w.text[first]
	}
	var b strings.Builder
	for _, v := range added {
		switch {
		case w.lineStart(first) > n.Start:
			b.WriteString("," + w.eol + w.leading(first))
		case w.compact:
			b.WriteByte(',')
		default:
			b.WriteString(", ")
		}
		if e, ok := v.(entry); ok {
			b.WriteString(w.scalar(e.key, quote) + w.colon() + w.nested(e.value, w.leading(first)))
		} else {
			b.WriteString(w.inline(v, quote))
		}
	}
	at := elements[last].end
	w.replace(at, at, b.String())
	return nil
}

// elements returns where the fields or items of a flow collection stand; false
// if something stands there that cannot be told apart.
func (w *writer) elements(n *manifest.Node) ([]region, bool) {
	var out []region
	after := n.Start + 1
	for i := range n.Fields {
		f := &n.Fields[i]
		if aliased(f) {
			return nil, false
		}
		out = append(out, region{f.KeyStart, max(f.KeyEnd, f.Value.End)})
	}
	for _, item := range n.Items {
		out = append(out, region{item.Start, item.End})
	}
	for _, e := range out {
		if e.start < after || e.end > n.End {
			return nil, false
		}
		after = e.end
	}
	return out, !n.Merges
}

// removeElements deletes elements and returns the index of the last that stays,
// -1 if none does.
func (w *writer) removeElements(p *plan, elements []region) (last int, err error) {
	last = -1
	for i := 0; i < len(elements); {
		if !p.removed[i] {
			last = i
			i++
			continue
		}
		j := i
		for j < len(elements) && p.removed[j] {
			j++
		}
		start, end := elements[i].start, elements[j-1].end
		switch {
		case j < len(elements):
			end = elements[j].start
		case last >= 0:
			start = elements[last].end
		default:
			start, end = p.at.Start+1, p.at.End-1
		}
		if !w.json && bytes.IndexByte(w.text[start:end], '#') >= 0 {
			return last, errStyle // perhaps a comment
		}
		w.replace(start, end, "")
		i = j
	}
	return last, nil
}
