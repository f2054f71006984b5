package graph

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// The measures of a drawing, in pixels.
const (
	charWidth   = 7.3 // of a character of the name of a node
	smallWidth  = 6.2 // of one of a label
	nodeHeight  = 40.0
	nodePadding = 12.0
	minNode     = 96.0
	// maxName is how many characters of a name are shown.
	maxName   = 40
	maxLabel  = 44
	nodeGap   = 18.0
	bendGap   = 10.0
	layerGap  = 56.0
	margin    = 16.0
	sweeps    = 12
	smoothing = 10
)

// A spot is a node that has a place, or a bend of an edge that passes a layer.
type spot struct {
	node          *Node // nil for a bend
	layer         int
	x, y          float64 // of its left upper corner
	width, height float64
	// before and after are its neighbours in the layers beside its own.
	before, after []*spot
}

func (s *spot) middle() float64 { return s.y + s.height/2 }

// A wire is an edge through its spots, from left to right; reversed is one that leads
// from right to left.
type wire struct {
	edge     *Edge
	spots    []*spot
	reversed bool
}

// A layout is a graph of which everything has a place.
type layout struct {
	layers        [][]*spot
	wires         []wire
	width, height float64
}

// arrange places the nodes of a graph in layers so that most edges lead to the right:
// each node as far left as the longest way to it allows, then in each layer near its
// neighbours.
func arrange(g *Graph) *layout {
	l := &layout{}
	spots := make(map[string]*spot, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		chars := max(float64(min(utf8.RuneCountInString(n.Name), maxName))*charWidth, float64(min(utf8.RuneCountInString(n.kindLine()), maxName))*smallWidth)
		spots[n.ID] = &spot{node: n, width: max(minNode, chars+2*nodePadding), height: nodeHeight}
	}
	reversed := backward(g)
	l.rank(g, spots, reversed)
	for i := range g.Edges {
		l.route(&g.Edges[i], spots, reversed[i])
	}
	l.order()
	l.place()
	return l
}

// backward returns which edges lead back on a way from the first nodes on, which are
// drawn from right to left.
func backward(g *Graph) []bool {
	out := make(map[string][]int)
	incoming := make(map[string]int)
	for i, e := range g.Edges {
		out[e.From] = append(out[e.From], i)
		incoming[e.To]++
	}
	back := make([]bool, len(g.Edges))
	const open, done = 1, 2
	state := make(map[string]int, len(g.Nodes))
	type frame struct {
		id   string
		next int
	}
	visit := func(root string) {
		stack := []frame{{root, 0}}
		state[root] = open
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next == len(out[f.id]) {
				state[f.id] = done
				stack = stack[:len(stack)-1]
				continue
			}
			i := out[f.id][f.next]
			f.next++
			switch to := g.Edges[i].To; state[to] {
			case open:
				back[i] = true
			case 0:
				state[to] = open
				stack = append(stack, frame{to, 0})
			}
		}
	}
	for _, first := range []bool{true, false} {
		for _, n := range g.Nodes {
			if state[n.ID] == 0 && (!first || incoming[n.ID] == 0) {
				visit(n.ID)
			}
		}
	}
	return back
}

// rank gives every node its layer: one more than the last of those that lead to it.
func (l *layout) rank(g *Graph, spots map[string]*spot, reversed []bool) {
	next := make(map[*spot][]*spot)
	waits := make(map[*spot]int)
	for i, e := range g.Edges {
		from, to := spots[e.From], spots[e.To]
		if from == to {
			continue
		}
		if reversed[i] {
			from, to = to, from
		}
		next[from] = append(next[from], to)
		waits[to]++
	}
	var ready []*spot
	for _, n := range g.Nodes {
		if s := spots[n.ID]; waits[s] == 0 {
			ready = append(ready, s)
		}
	}
	for len(ready) > 0 {
		s := ready[0]
		ready = ready[1:]
		for _, to := range next[s] {
			to.layer = max(to.layer, s.layer+1)
			if waits[to]--; waits[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
	for _, n := range g.Nodes {
		l.put(spots[n.ID])
	}
}

func (l *layout) put(s *spot) {
	for len(l.layers) <= s.layer {
		l.layers = append(l.layers, nil)
	}
	l.layers[s.layer] = append(l.layers[s.layer], s)
}

// route leads an edge through a bend in every layer between its ends.
func (l *layout) route(e *Edge, spots map[string]*spot, reversed bool) {
	from, to := spots[e.From], spots[e.To]
	if from == to {
		return
	}
	if reversed {
		from, to = to, from
	}
	w := wire{edge: e, spots: []*spot{from}, reversed: reversed}
	for layer := from.layer + 1; layer < to.layer; layer++ {
		bend := &spot{layer: layer}
		l.put(bend)
		w.spots = append(w.spots, bend)
	}
	w.spots = append(w.spots, to)
	for i := range w.spots[1:] {
		a, b := w.spots[i], w.spots[i+1]
		a.after, b.before = append(a.after, b), append(b.before, a)
	}
	l.wires = append(l.wires, w)
}

// order sorts each layer by where the neighbours of its spots are, back and forth, so
// that few edges cross.
func (l *layout) order() {
	rank := make(map[*spot]float64)
	number := func(layer []*spot) {
		for i, s := range layer {
			rank[s] = float64(i) / float64(max(len(layer)-1, 1))
		}
	}
	for _, layer := range l.layers {
		number(layer)
	}
	sort := func(layer []*spot, neighbours func(*spot) []*spot) {
		want := make(map[*spot]float64, len(layer))
		for _, s := range layer {
			want[s] = rank[s]
			if near := neighbours(s); len(near) > 0 {
				want[s] = mean(near, func(n *spot) float64 { return rank[n] })
			}
		}
		slices.SortStableFunc(layer, func(a, b *spot) int { return cmp.Compare(want[a], want[b]) })
		number(layer)
	}
	for range sweeps {
		for _, layer := range l.layers {
			sort(layer, func(s *spot) []*spot { return s.before })
		}
		for _, layer := range slices.Backward(l.layers) {
			sort(layer, func(s *spot) []*spot { return s.after })
		}
	}
}

func mean(spots []*spot, of func(*spot) float64) float64 {
	sum := 0.0
	for _, s := range spots {
		sum += of(s)
	}
	return sum / float64(len(spots))
}

// place gives every spot its coordinates.
func (l *layout) place() {
	x := margin
	for i, layer := range l.layers {
		widest, label := 0.0, 0.0
		for _, s := range layer {
			widest = max(widest, s.width)
		}
		for _, w := range l.wires {
			if w.spots[0].layer <= i && w.spots[len(w.spots)-1].layer > i {
				label = max(label, float64(min(utf8.RuneCountInString(w.edge.Label), maxLabel))*smallWidth)
			}
		}
		y := 0.0
		for _, s := range layer {
			s.width = widest // boxes of a layer are as wide
			s.x, s.y = x, y
			y += s.height + gap(s)
		}
		x += widest + layerGap + label
		l.width = x - layerGap - label + margin
	}
	for range smoothing {
		for _, layer := range l.layers {
			straighten(layer, func(s *spot) []*spot { return slices.Concat(s.before, s.after) })
		}
		for _, layer := range slices.Backward(l.layers) {
			straighten(layer, func(s *spot) []*spot { return slices.Concat(s.after, s.before) })
		}
	}
	top := 0.0
	for i, layer := range l.layers {
		if len(layer) > 0 && (i == 0 || layer[0].y < top) {
			top = layer[0].y
		}
	}
	for _, layer := range l.layers {
		for _, s := range layer {
			s.y += margin - top
			l.height = max(l.height, s.y+s.height+margin)
		}
	}
}

func gap(s *spot) float64 {
	if s.node == nil {
		return bendGap
	}
	return nodeGap
}

// straighten moves the spots of a layer towards the middle of their neighbours, as far
// as they do not overlap.
func straighten(layer []*spot, neighbours func(*spot) []*spot) {
	n := len(layer)
	want := make([]float64, n)
	for i, s := range layer {
		want[i] = s.y
		if near := neighbours(s); len(near) > 0 {
			want[i] = mean(near, (*spot).middle) - s.height/2
		}
	}
	down, up := slices.Clone(want), slices.Clone(want)
	for i := 1; i < n; i++ {
		down[i] = max(down[i], down[i-1]+layer[i-1].height+gap(layer[i-1]))
	}
	for i := n - 2; i >= 0; i-- {
		up[i] = min(up[i], up[i+1]-layer[i].height-gap(layer[i]))
	}
	for i, s := range layer {
		// Both keep the distances, and so does what is between them.
		s.y = (down[i] + up[i]) / 2
	}
}
