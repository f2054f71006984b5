package edit

import (
	"bytes"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// blockMapping writes the edits of a mapping without brackets that is not left
// empty.
func (w *writer) blockMapping(p *plan, c context) error {
	n := p.at
	var own []int
	for i := range n.Fields {
		if f := &n.Fields[i]; n.Start <= f.KeyStart && f.KeyEnd <= n.End {
			own = append(own, i)
		}
	}
	if len(own) == 0 {
		return errStyle
	}
	column := w.column(n.Fields[own[0]].KeyStart)
	if err := w.removeFields(p, own); err != nil {
		return err
	}
	for _, i := range own {
		f := &n.Fields[i]
		if child := p.children[i]; child != nil {
			if err := w.node(child, c.below(n, f, false, column)); err != nil {
				return err
			}
		}
	}
	if len(p.added) == 0 {
		return nil
	}
	s := w.style(append(c.above, n))
	lines := w.blockFields(p.added, column, s)
	// Blank lines after a block scalar that keeps them are part of it.
	if last := &n.Fields[own[len(own)-1]]; len(own) > 1 && w.keepsBlanks(last) {
		at := w.lineStart(last.KeyStart)
		w.replace(at, at, strings.Join(lines, w.eol)+w.eol)
		return nil
	}
	w.insertAfter(n.End, lines)
	return nil
}

// keepsBlanks reports whether the value of a field is a block scalar to which
// the blank lines after it belong.
func (w *writer) keepsBlanks(f *manifest.Field) bool {
	v := f.Value
	if v.Start < f.KeyEnd || v.Start >= v.End || w.text[v.Start] != '|' && w.text[v.Start] != '>' {
		return false
	}
	header, _, _ := bytes.Cut(w.text[v.Start:v.End], []byte("\n"))
	return bytes.IndexByte(header, '+') >= 0
}

// removeFields deletes fields, of which some are left.
func (w *writer) removeFields(p *plan, own []int) error {
	n := p.at
	// inline says that the field stands behind the dash of an item.
	inline := strings.TrimSpace(string(w.text[w.lineStart(n.Start):n.Start])) != ""
	for k, i := range own {
		f := &n.Fields[i]
		if !p.removed[i] {
			inline = false
			continue
		}
		if aliased(f) {
			return errStyle
		}
		end := max(f.KeyEnd, f.Value.End)
		if !inline {
			if strings.TrimSpace(string(w.text[w.lineStart(f.KeyStart):f.KeyStart])) != "" {
				return errStyle
			}
			w.deleteLines(f.KeyStart, end)
			continue
		}
		// What comes next, a field or a comment, moves up behind the dash.
		next, _ := w.nextLine(end)
		next += len(w.text[next:]) - len(bytes.TrimLeft(w.text[next:], " \t\r\n"))
		if k+1 == len(own) || next > n.Fields[own[k+1]].KeyStart {
			return errStyle
		}
		w.replace(f.KeyStart, next, "")
		inline = next == n.Fields[own[k+1]].KeyStart
	}
	return nil
}

// blockSequence writes the edits of a list without brackets of which something
// is left.
func (w *writer) blockSequence(p *plan, c context) error {
	n := p.at
	if len(p.removed) == len(n.Items) {
		return errStyle
	}
	column := w.column(n.Start)
	if len(p.removed) > 0 {
		dashes, ok := w.dashes(n)
		if !ok {
			return errStyle
		}
		for i, item := range n.Items {
			if !p.removed[i] {
				continue
			}
			if strings.TrimSpace(string(w.text[w.lineStart(dashes[i]):dashes[i]])) != "" {
				return errStyle
			}
			w.deleteLines(dashes[i], max(item.End, dashes[i]+1))
		}
	}
	for i, item := range n.Items {
		if child := p.children[i]; child != nil && child.at == item {
			if err := w.node(child, c.below(n, nil, false, column)); err != nil {
				return err
			}
		}
	}
	if len(p.appended) == 0 {
		return nil
	}
	quote := byte(0)
	if first := n.Items[0]; first.Start < first.End {
		quote = w.text[first.Start]
	}
	s := w.style(append(c.above, n))
	s.quote = quote
	w.insertAfter(n.End, w.blockItems(p.appended, column, s))
	return nil
}

// dashes returns the offsets of the dashes of a block sequence, whose items are
// all written in it.
func (w *writer) dashes(n *manifest.Node) ([]int, bool) {
	column := w.column(n.Start)
	dashes := make([]int, len(n.Items))
	for i := range n.Items {
		if i == 0 {
			dashes[i] = n.Start
		} else {
			if n.Items[i-1].Start < dashes[i-1] {
				return nil, false // an alias
			}
			at, _ := w.nextLine(max(n.Items[i-1].End, dashes[i-1]))
			for at < n.End && isBlank(w.text[at:]) {
				at, _ = w.nextLine(at)
			}
			dashes[i] = at + column
		}
		if d := dashes[i]; d >= n.End || w.text[d] != '-' {
			return nil, false
		}
	}
	return dashes, true
}

// isBlank reports whether text begins with a line of nothing or a comment.
func isBlank(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#'
}
