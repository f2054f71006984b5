package kustomize

import (
	"sync"

	"go.yaml.in/yaml/v3"
)

// A field is traced through kustomize by the line and the column of its YAML node,
// which nothing reads once it is parsed, and which go where the node goes: through
// copies, merges and replacements. A parsed node is marked with its file, line and
// column; one that a step of the build makes or overwrites is marked with the step, and with
// what it was before.

// A mark is the line and the column of a node: of what stands in a file, that file
// from the 32nd bit of the line on; of all else the index of a change, and the column
// changed. A node that nobody has marked yet has
// the line and the column of another text, or none.
type mark struct{ line, column int }

const (
	fileShift = 32
	lineMask  = 1<<fileShift - 1
	changed   = -1
)

func markOf(n *yaml.Node) mark           { return mark{n.Line, n.Column} }
func (m mark) put(n *yaml.Node)          { n.Line, n.Column = m.line, m.column }
func (m mark) none() bool                { return m.column != changed && m.line>>fileShift == 0 }
func (m mark) inFile() bool              { return m.column != changed && m.line>>fileShift > 0 }
func (m mark) file() int                 { return m.line>>fileShift - 1 }
func inFile(file, line, column int) mark { return mark{(file+1)<<fileShift | line&lineMask, column} }

// A change is what a step has done to a node.
type change struct {
	step *step
	// at is where the new value is written, zero if the step makes it.
	at mark
	// before is what the node was, zero if it was not there.
	before mark
	// touched is where a patch writes the mapping that it changes something in.
	touched mark
}

// marks are the changes and the files that marks stand for. They are for use by
// several goroutines at once.
type marks struct {
	mu      sync.RWMutex
	changes []change
	files   []*sourceFile
	byName  map[sourceID]int
}

// A sourceID tells sources apart: a file as resources or as a patch, or a patch within
// a file.
type sourceID struct {
	name   string
	patch  bool
	inline *yaml.Node
}

// note returns the mark of a change.
func (ms *marks) note(c change) mark {
	ms.mu.Lock()
	defer ms.mu.Unlock()
	ms.changes = append(ms.changes, c)
	return mark{len(ms.changes), changed}
}

// change returns what a mark of a change stands for.
func (ms *marks) change(m mark) change {
	ms.mu.RLock()
	defer ms.mu.RUnlock()
	if m.column != changed || m.line < 1 || m.line > len(ms.changes) {
		return change{}
	}
	return ms.changes[m.line-1]
}

// source returns the index of a source, which open makes if there is none.
func (ms *marks) source(id sourceID, open func() *sourceFile) int {
	ms.mu.Lock()
	defer ms.mu.Unlock()
	if i, ok := ms.byName[id]; ok {
		return i
	}
	ms.files = append(ms.files, open())
	ms.byName[id] = len(ms.files) - 1
	return len(ms.files) - 1
}

// fileOf returns the source of a mark, nil if it stands in none.
func (ms *marks) fileOf(m mark) *sourceFile {
	ms.mu.RLock()
	defer ms.mu.RUnlock()
	if !m.inFile() || m.file() >= len(ms.files) {
		return nil
	}
	return ms.files[m.file()]
}

// stamp marks the parsed nodes below n as those of a file, by lines further down.
func stamp(n *yaml.Node, file, lines int) {
	if n.Line > 0 {
		inFile(file, n.Line+lines, n.Column).put(n)
	}
	for _, c := range n.Content {
		stamp(c, file, lines)
	}
}

// restore gives the nodes below n that have no mark those of from that have the same
// path, and if same the same value.
func restore(n, from *yaml.Node) {
	if n.Kind != from.Kind || n.Kind == yaml.ScalarNode && n.Value != from.Value {
		return
	}
	if markOf(n).none() {
		markOf(from).put(n)
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for i := range min(len(n.Content), len(from.Content)) {
			restore(n.Content[i], from.Content[i])
		}
	case yaml.MappingNode:
		for i := 1; i < len(n.Content); i += 2 {
			// The order is mostly the same.
			if i < len(from.Content) && from.Content[i-1].Value == n.Content[i-1].Value {
				restore(n.Content[i], from.Content[i])
			} else if v := valueOf(from, n.Content[i-1].Value); v != nil {
				restore(n.Content[i], v)
			}
		}
	}
}

// valueOf returns the value of a key, nil if n is no mapping that has it.
func valueOf(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		if n == nil || n.Kind != yaml.MappingNode {
			return nil
		}
		var found *yaml.Node
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				found = n.Content[i+1]
				break
			}
		}
		n = found
	}
	return n
}

// A treatment says what becomes of the mark of a scalar that a step overwrites with one
// of its own.
type treatment int

const (
	// attribute makes it the step's.
	attribute treatment = iota
	// keep leaves it as it was: the step follows a reference or adds a hash.
	keep
	// affix leaves it, and notes the step: it puts something before or after it.
	affix
	// unlessSame makes it the step's if its value is another.
	unlessSame
)

// A watch remembers the nodes of resources while a step changes them.
type watch struct {
	ms    *marks
	nodes []watched
	// metadata are the entries of labels and annotations, which kustomize makes anew
	// whenever it writes one of them.
	metadata []entry
	seen     map[*yaml.Node]bool
	roots    []*yaml.Node
	starts   []int
}

type watched struct {
	n     *yaml.Node
	mark  mark
	value string
}

type entry struct {
	key, value string
	mark       mark
}

// before remembers the nodes of the items.
func (w *watch) before(items []*item) {
	w.nodes, w.metadata, w.roots, w.starts = w.nodes[:0], w.metadata[:0], w.roots[:0], w.starts[:0]
	for _, it := range items {
		root := it.res.YNode()
		w.roots = append(w.roots, root)
		w.starts = append(w.starts, len(w.metadata))
		if root != nil {
			w.remember(root)
			for _, field := range []string{"annotations", "labels"} {
				if m := valueOf(root, "metadata", field); m != nil {
					for i := 1; i < len(m.Content); i += 2 {
						w.metadata = append(w.metadata, entry{m.Content[i-1].Value, m.Content[i].Value, markOf(m.Content[i])})
					}
				}
			}
		}
	}
	w.starts = append(w.starts, len(w.metadata))
}

func (w *watch) remember(n *yaml.Node) {
	w.nodes = append(w.nodes, watched{n, markOf(n), n.Value})
	if n.Kind == yaml.MappingNode {
		for i := 1; i < len(n.Content); i += 2 {
			w.remember(n.Content[i])
		}
		return
	}
	for _, c := range n.Content {
		w.remember(c)
	}
}

// after marks what a step has changed in the items since before, all of which were
// there then.
func (w *watch) after(items []*item, s *step, how treatment) {
	own := mark{}
	made := func() mark {
		if own.none() {
			own = w.ms.note(change{step: s})
		}
		return own
	}
	for i := range w.nodes {
		o := &w.nodes[i]
		now := markOf(o.n)
		switch {
		case now == o.mark && o.n.Value == o.value:
		case now != o.mark && !now.none():
			w.ms.note(change{step: s, at: now, before: o.mark}).put(o.n)
		case o.n.Kind != yaml.ScalarNode, how == keep, how == unlessSame && o.n.Value == o.value:
			o.mark.put(o.n)
		case how == affix:
			if o.n.Value != o.value {
				o.mark = w.ms.note(change{step: s, at: o.mark})
			}
			o.mark.put(o.n)
		case o.mark.none():
			made().put(o.n)
		default:
			w.ms.note(change{step: s, before: o.mark}).put(o.n)
		}
	}
	if s.kind == replacementStep {
		w.seen = make(map[*yaml.Node]bool, len(w.nodes))
		for i := range w.nodes {
			w.seen[w.nodes[i].n] = true
		}
	}
	for i, it := range items {
		root := it.res.YNode()
		if root == nil {
			continue
		}
		if i < len(w.roots) {
			w.reenter(root, w.metadata[w.starts[i]:w.starts[i+1]])
		}
		w.fill(root, made)
		if s.kind == replacementStep {
			w.copied(root, s)
		}
	}
	w.seen = nil
}

// reenter gives labels and annotations that were made anew their marks again.
func (w *watch) reenter(root *yaml.Node, old []entry) {
	for _, field := range []string{"annotations", "labels"} {
		m := valueOf(root, "metadata", field)
		for i := 1; m != nil && i < len(m.Content); i += 2 {
			if !markOf(m.Content[i]).none() {
				continue
			}
			for _, e := range old {
				if e.key == m.Content[i-1].Value && e.value == m.Content[i].Value {
					e.mark.put(m.Content[i])
					break
				}
			}
		}
	}
}

// fill marks the nodes that have no mark.
func (w *watch) fill(n *yaml.Node, made func() mark) {
	if markOf(n).none() {
		made().put(n)
	}
	if n.Kind == yaml.MappingNode {
		for i := 1; i < len(n.Content); i += 2 {
			w.fill(n.Content[i], made)
		}
		return
	}
	for _, c := range n.Content {
		w.fill(c, made)
	}
}

// copied marks the nodes that a replacement has put where there were none.
func (w *watch) copied(n *yaml.Node, s *step) {
	if !w.seen[n] {
		if c := w.ms.change(markOf(n)); c.step != s {
			w.ms.note(change{step: s, at: markOf(n)}).put(n)
		}
	}
	if n.Kind == yaml.MappingNode {
		for i := 1; i < len(n.Content); i += 2 {
			w.copied(n.Content[i], s)
		}
		return
	}
	for _, c := range n.Content {
		w.copied(c, s)
	}
}
