package graph

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// random returns a graph with cycles, loops and several edges between the same nodes.
func random(r *rand.Rand) Graph {
	g := Graph{Title: "random"}
	n := 1 + r.IntN(40)
	for i := range n {
		g.Nodes = append(g.Nodes, Node{
			ID: fmt.Sprint("n", i), Class: []string{"workload", "route"}[r.IntN(2)], Kind: "Kind", Name: strings.Repeat("x", r.IntN(60)),
			Group: fmt.Sprint("g", r.IntN(4)), Passage: r.IntN(3) == 0,
		})
	}
	for range r.IntN(3 * n) {
		g.Edges = append(g.Edges, Edge{From: fmt.Sprint("n", r.IntN(n)), To: fmt.Sprint("n", r.IntN(n)), Style: Style(r.IntN(4)), Label: strings.Repeat("y", r.IntN(50))})
	}
	return g
}

// TestArrange holds the layout of random graphs against what makes one readable: no
// boxes overlap, everything is on the paper, and every edge leads through each layer
// between its ends, to the right unless it closes a cycle.
func TestArrange(t *testing.T) {
	for seed := range uint64(300) {
		g := random(rand.New(rand.NewPCG(seed, 1)))
		l := arrange(&g)
		nodes := 0
		for k, layer := range l.layers {
			for i, s := range layer {
				if s.node != nil {
					nodes++
				}
				if s.layer != k || s.x < 0 || s.y < margin-0.01 || s.x+s.width > l.width || s.y+s.height > l.height {
					t.Fatalf("seed %d: a spot at %v %v, %v wide, in %v by %v", seed, s.x, s.y, s.width, l.width, l.height)
				}
				if i > 0 && s.y < layer[i-1].y+layer[i-1].height+min(nodeGap, bendGap)-0.01 {
					t.Fatalf("seed %d: spots overlap: %v after %v", seed, s.y, layer[i-1].y)
				}
			}
			if k > 0 && len(layer) > 0 && layer[0].x < l.layers[k-1][0].x+l.layers[k-1][0].width+layerGap {
				t.Fatalf("seed %d: layers overlap", seed)
			}
		}
		if nodes != len(g.Nodes) {
			t.Fatalf("seed %d: %d nodes of %d are placed", seed, nodes, len(g.Nodes))
		}
		wires := 0
		for _, e := range g.Edges {
			if e.From != e.To {
				wires++
			}
		}
		if len(l.wires) != wires {
			t.Fatalf("seed %d: %d edges of %d are drawn", seed, len(l.wires), wires)
		}
		for _, w := range l.wires {
			ends := []string{w.spots[0].node.ID, w.spots[len(w.spots)-1].node.ID}
			if w.reversed {
				slices.Reverse(ends)
			}
			if ends[0] != w.edge.From || ends[1] != w.edge.To {
				t.Fatalf("seed %d: the edge from %s to %s is drawn from %s to %s", seed, w.edge.From, w.edge.To, ends[0], ends[1])
			}
			for i := range w.spots[1:] {
				if w.spots[i+1].layer != w.spots[i].layer+1 {
					t.Fatalf("seed %d: an edge leaps from layer %d to %d", seed, w.spots[i].layer, w.spots[i+1].layer)
				}
			}
		}
	}
}

// TestAcyclic draws every edge of a graph without cycles to the right.
func TestAcyclic(t *testing.T) {
	for seed := range uint64(100) {
		g := random(rand.New(rand.NewPCG(seed, 2)))
		for i := range g.Edges {
			e := &g.Edges[i]
			var a, b int
			fmt.Sscanf(e.From+" "+e.To, "n%d n%d", &a, &b)
			if a > b {
				e.From, e.To = e.To, e.From
			}
		}
		for _, w := range arrange(&g).wires {
			if w.reversed {
				t.Fatalf("seed %d: %s to %s is drawn from right to left", seed, w.edge.From, w.edge.To)
			}
		}
	}
}

const hostile = "</text><script>alert(1)</script>\"'&\u202e\x00\x1b[2J]]>"

// hostileGraph has a text that would break out of every format.
func hostileGraph() Graph {
	g := Graph{
		Title: hostile, Notes: []string{hostile},
		Nodes: []Node{{ID: hostile, Class: "workload", Kind: hostile, Name: hostile, Group: hostile, Notes: []string{hostile}}, {ID: "b"}},
		Edges: []Edge{{From: hostile, To: "b", Label: hostile, Note: hostile}},
	}
	return g
}

// TestHostile draws names that are no names: the drawing is well-formed, has no
// elements but its own, and no character that commands a terminal.
func TestHostile(t *testing.T) {
	g := hostileGraph()
	var svg, dot, js bytes.Buffer
	if err := errors.Join(SVG(&svg, []Graph{g}), DOT(&dot, []Graph{g}), JSON(&js, []Graph{g})); err != nil {
		t.Fatal(err)
	}
	elements := make(map[string]bool)
	dec := xml.NewDecoder(&svg)
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			elements[token.Name.Local] = true
		case xml.CharData:
			if strings.ContainsAny(string(token), "\x00\x1b\u202e") {
				t.Errorf("%q has a control character", token)
			}
		}
	}
	for name := range elements {
		if !slices.Contains([]string{"svg", "style", "rect", "text", "g", "title", "path"}, name) {
			t.Errorf("there is an element %s", name)
		}
	}
	if !json.Valid(js.Bytes()) {
		t.Errorf("no JSON: %s", js.Bytes())
	}
	// Outside of strings DOT has nothing of the names.
	outside := ""
	for i, part := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(dot.String(), `\\`, ""), `\"`, ""), `"`) {
		if i%2 == 0 {
			outside += part
		}
	}
	if strings.Contains(outside, "script") || strings.ContainsAny(dot.String(), "\x00\x1b") {
		t.Errorf("DOT has more than its strings: %s", dot.String())
	}
}

// TestAround has of a chain what is near a node.
func TestAround(t *testing.T) {
	g := Graph{}
	for _, id := range []string{"out", "route", "a", "b", "c", "alone"} {
		g.Nodes = append(g.Nodes, Node{ID: id, Passage: id == "route"})
	}
	for _, ends := range [][2]string{{"out", "route"}, {"route", "a"}, {"a", "b"}, {"b", "c"}, {"out", "b"}} {
		g.Edges = append(g.Edges, Edge{From: ends[0], To: ends[1]})
	}
	for id, want := range map[string]string{
		"a":     "[out route a b] out-route route-a a-b",
		"b":     "[out a b c] a-b b-c out-b",
		"out":   "[out route a b] out-route route-a out-b",
		"alone": "[alone]",
	} {
		part := g.Around(id)
		var nodes []string
		for _, n := range part.Nodes {
			nodes = append(nodes, n.ID)
		}
		got := fmt.Sprint(nodes)
		for _, e := range part.Edges {
			got += " " + e.From + "-" + e.To
		}
		if got != want {
			t.Errorf("around %s: %s, want %s", id, got, want)
		}
	}
}

// TestAggregate loses no node and no edge, and weighs the gravest.
func TestAggregate(t *testing.T) {
	for seed := range uint64(100) {
		g := random(rand.New(rand.NewPCG(seed, 3)))
		whole := g.Aggregate()
		into := make(map[string]string)
		for _, n := range whole.Nodes {
			for _, m := range append(slices.Clone(n.Members), n.ID) {
				into[m] = n.ID
			}
		}
		want := make(map[[2]string]Style)
		for _, e := range g.Edges {
			ends := [2]string{into[e.From], into[e.To]}
			want[ends] = max(want[ends], e.Style)
		}
		got := make(map[[2]string]Style)
		for _, e := range whole.Edges {
			got[[2]string{e.From, e.To}] = e.Style
		}
		if diff := cmp.Diff(want, got); diff != "" || into[""] != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
		for _, n := range g.Nodes {
			if into[n.ID] == "" {
				t.Fatalf("seed %d: %s is lost", seed, n.ID)
			}
		}
	}
}
