package helm

// An atom is a part of a document with the one place its bytes came from.
type atom struct {
	lo, hi int // in the document
	kind   atomKind
	// id and off are the node and the byte in the template's text, for text.
	id  nodeID
	off int
	// leaf is the value or file, and off the byte in it.
	leaf *leaf
	// exact marks bytes that stand in the value as they are.
	exact bool
	// name is the function that generated a value.
	name string
	// untaken is what the guard saw.
	untaken *untaken
	// frames are the actions and calls that lead to it, outermost first.
	frames []frame
}

type atomKind uint8

const (
	atomText      atomKind = iota // text of a template
	atomValue                     // a value of the chart
	atomFile                      // a file read with .Files
	atomConst                     // what an action says by itself
	atomGenerated                 // made by a stand-in for chance
	atomDigest                    // a hash
	atomUntaken                   // nothing: a guard whose branch was not taken
)

// A frame is an action that printed, or a template action.
type frame struct {
	id nodeID
	// tpl is the argument of tpl that holds the action, nil if a file does.
	tpl *arg
}

// A walker finds the atoms of a document.
type walker struct {
	t      *tracer
	atoms  []atom
	frames []frame
	tpls   []*derived
	// touch asks for what stands between bytes: actions that printed nothing and
	// branches that were not taken.
	touch bool
	steps int
}

// maxWalk bounds the work of one search, which can be large only for documents
// made to be.
const maxWalk = 1 << 20

// atomsOf returns the atoms of a range of a document.
func (d *rendering) atomsOf(lo, hi int, touch bool) []atom {
	w := &walker{t: d.run.tracer, touch: touch}
	w.output(d.segs, span{lo, hi, lo, hi, true})
	return w.atoms
}

// A span relates bytes lo to hi of some string to bytes dlo to dhi of the
// document, one by one if it is exact.
type span struct {
	lo, hi, dlo, dhi int
	exact            bool
}

// cut returns the part of s that lies in lo to hi.
func (s span) cut(lo, hi int) span {
	lo, hi = max(lo, s.lo), min(hi, s.hi)
	if !s.exact {
		return span{lo, hi, s.dlo, s.dhi, false}
	}
	return span{lo, hi, s.dlo + lo - s.lo, s.dlo + hi - s.lo, true}
}

// output visits the segments of a template's output.
func (w *walker) output(segs []segment, s span) {
	depth := len(w.frames)
	defer func() { w.frames = w.frames[:depth] }()
	start := 0
	for _, seg := range segs {
		if w.steps++; w.steps > maxWalk || start > s.hi {
			return
		}
		n := w.t.node(seg.id)
		switch n.kind {
		case callNode:
			w.frames = append(w.frames, frame{seg.id, w.tplOf(seg.id)})
			continue
		case returnNode:
			if len(w.frames) > depth {
				w.frames = w.frames[:len(w.frames)-1]
			}
			continue
		case branchNode:
			if u, ok := seg.org.(*untaken); ok && w.touch && start >= s.lo && u != nil {
				w.add(atom{kind: atomUntaken, id: seg.id, untaken: u, lo: s.at(start), hi: s.at(start)})
			}
			continue
		}
		from := start
		start = seg.end
		overlaps := from < s.hi && seg.end > s.lo
		empty := w.touch && from == seg.end && from >= s.lo
		if !overlaps && !empty {
			continue
		}
		part := s.cut(from, seg.end)
		if n.kind == textNode {
			if overlaps {
				w.text(seg.id, n, from, part)
			}
			continue
		}
		w.frames = append(w.frames, frame{seg.id, w.tplOf(seg.id)})
		part.lo, part.hi = part.lo-from, part.hi-from
		w.origin(seg.org, part)
		w.frames = w.frames[:len(w.frames)-1]
	}
}

// at returns where in the document a byte of the string is.
func (s span) at(pos int) int {
	if !s.exact {
		return s.dlo
	}
	return s.dlo + pos - s.lo
}

// text visits a part of a text node that was written at byte from.
func (w *walker) text(id nodeID, n node, from int, s span) {
	off := n.pos + s.lo - from
	if id.file()&tplBit == 0 {
		w.add(atom{kind: atomText, id: id, off: off, lo: s.dlo, hi: s.dhi, exact: s.exact})
		return
	}
	// What tpl writes stands in its argument.
	if a := w.tplOf(id); a != nil {
		s.lo, s.hi = off, off+s.hi-s.lo
		w.origin(a.org, s)
	}
}

// tplOf returns the argument of tpl that holds a node.
func (w *walker) tplOf(id nodeID) *arg {
	if id.file()&tplBit == 0 {
		return nil
	}
	for i := len(w.tpls) - 1; i >= 0; i-- {
		if uint32(w.tpls[i].n) == id.file() {
			return &w.tpls[i].args[0]
		}
	}
	return nil
}

func (w *walker) add(a atom) {
	a.frames = append([]frame(nil), w.frames...)
	w.atoms = append(w.atoms, a)
}

// origin visits a part of a value.
func (w *walker) origin(org origin, s span) {
	if w.steps++; w.steps > maxWalk {
		return
	}
	switch o := org.(type) {
	case *leaf:
		w.leaf(o, s)
	case *derived:
		w.derived(o, s)
	default:
		w.add(atom{kind: atomConst, lo: s.dlo, hi: s.dhi})
	}
}

// leaf visits a part of a leaf.
func (w *walker) leaf(l *leaf, s span) {
	tr := l.tree
	if tr.source == nil {
		kind := atomValue
		if tr.file != "" {
			kind = atomFile
		}
		w.add(atom{kind: kind, leaf: l, off: s.lo, lo: s.dlo, hi: s.dhi, exact: s.exact})
		return
	}
	if tr.nodes == nil {
		tr.nodes = scanYAML(tr.text)
	}
	key, val := tr.nodes.find(l.path())
	n := val
	if l.isKey {
		n = key
	}
	switch {
	case n == nil:
		w.origin(tr.source, span{0, len(tr.text), s.dlo, s.dhi, false})
	case n.exact && s.exact:
		w.origin(tr.source, span{n.lo + s.lo, n.lo + s.hi, s.dlo, s.dhi, true})
	case len(n.lines) > 0 && s.exact:
		for _, p := range n.lines {
			if p.alo < s.hi && p.ahi > s.lo {
				part := s.cut(p.alo, p.ahi)
				part.lo, part.hi = p.lo+part.lo-p.alo, p.lo+part.hi-p.alo
				w.origin(tr.source, part)
			}
		}
	default:
		w.origin(tr.source, span{n.lo, max(n.hi, n.lo+1), s.dlo, s.dhi, false})
	}
}

// derived visits a part of a value that a function made.
func (w *walker) derived(d *derived, s span) {
	switch d.op {
	case opInclude:
		w.output(d.segs, s)
		return
	case opTpl:
		w.tpls = append(w.tpls, d)
		w.output(d.segs, s)
		w.tpls = w.tpls[:len(w.tpls)-1]
		return
	case opGenerated:
		w.add(atom{kind: atomGenerated, name: d.name, lo: s.dlo, hi: s.dhi})
		return
	case opDigest:
		w.add(atom{kind: atomDigest, lo: s.dlo, hi: s.dhi})
		return
	}
	if d.out == "" { // a number
		for _, p := range d.parts(w.t) {
			w.origin(p.arg.org, span{p.alo, p.ahi, s.dlo, s.dhi, false})
		}
		return
	}
	covered := s.lo
	for _, p := range d.parts(w.t) {
		if p.lo >= s.hi || p.hi <= s.lo {
			if !w.touch || p.lo != p.hi || p.lo < s.lo || p.lo > s.hi {
				continue
			}
		}
		part := s.cut(p.lo, p.hi)
		if part.lo > covered {
			gap := s.cut(covered, part.lo)
			w.add(atom{kind: atomConst, lo: gap.dlo, hi: gap.dhi})
		}
		covered = max(covered, part.hi)
		if p.exact {
			part.lo, part.hi = p.alo+part.lo-p.lo, p.alo+part.hi-p.lo
		} else {
			part.lo, part.hi, part.exact = p.alo, p.ahi, false
		}
		w.origin(p.arg.org, part)
	}
	if covered < s.hi {
		gap := s.cut(covered, s.hi)
		w.add(atom{kind: atomConst, lo: gap.dlo, hi: gap.dhi})
	}
}
