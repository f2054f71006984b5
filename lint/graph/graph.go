// Package graph draws directed graphs in layers, as SVG, and writes them for Graphviz
// and for programs. It knows nothing of Kubernetes.
//
// It may import lint/document and lint/text.
package graph

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// A Graph is what is drawn. The order of nodes and edges is that of the drawing where
// nothing else decides.
type Graph struct {
	// Title says what it is of, Notes what is not in it, each in a sentence.
	Title string
	Notes []string
	Nodes []Node
	Edges []Edge
}

// A Node is one of a graph.
type Node struct {
	// ID tells nodes of a graph apart.
	ID string
	// Class is what kind of thing it is, which decides on its look: a word of letters.
	Class string
	// Kind and Name are its two lines.
	Kind, Name string
	// Group is what it is put together with where there are too many: a namespace.
	Group string
	// Notes are sentences about it.
	Notes []string
	// At is where it is written; the zero Location where it is not.
	At document.Location
	// Passage says that what it leads to is near what leads to it.
	Passage bool
	// Members are the IDs of the nodes that it stands for, nil if it is one of its own.
	Members []string
}

// An Edge leads from one node to another, which are named by their IDs.
type Edge struct {
	From, To string
	Style    Style
	// Label is a few words, Note a sentence that says why it is there.
	Label, Note string
	// At is where it is written; the zero Location where it is not.
	At document.Location
}

// A Style is what an edge means.
type Style uint8

// The styles, in the order of their weight.
const (
	// Closed is a way that is barred.
	Closed Style = iota
	// Perhaps is one that may be open.
	Perhaps
	// Open is one that is open.
	Open
	// Grave is one that ought not to be.
	Grave
)

// String returns the word for a style.
func (s Style) String() string { return [...]string{"closed", "perhaps", "open", "grave"}[s] }

// MarshalText returns what String does.
func (s Style) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Node returns the node with an ID, nil if there is none.
func (g *Graph) Node(id string) *Node {
	for i := range g.Nodes {
		if g.Nodes[i].ID == id {
			return &g.Nodes[i]
		}
	}
	return nil
}

// Around returns the part of a graph that is near a node: what it leads to and what
// leads to it, and so on through passages.
func (g *Graph) Around(id string) Graph {
	near := map[string]bool{id: true}
	passage := make(map[string]bool, len(g.Nodes))
	for _, n := range g.Nodes {
		passage[n.ID] = n.Passage
	}
	spread := func(next map[string][]string) {
		todo := []string{id}
		seen := map[string]bool{id: true}
		for len(todo) > 0 {
			here := todo[0]
			todo = todo[1:]
			for _, other := range next[here] {
				near[other] = true
				if passage[other] && !seen[other] {
					seen[other] = true
					todo = append(todo, other)
				}
			}
		}
	}
	out, in := make(map[string][]string), make(map[string][]string)
	for _, e := range g.Edges {
		out[e.From] = append(out[e.From], e.To)
		in[e.To] = append(in[e.To], e.From)
	}
	spread(out)
	spread(in)
	part := Graph{Title: g.Title}
	for _, n := range g.Nodes {
		if near[n.ID] {
			part.Nodes = append(part.Nodes, n)
		}
	}
	for _, e := range g.Edges {
		if near[e.From] && near[e.To] && (passage[e.From] || passage[e.To] || e.From == id || e.To == id) {
			part.Edges = append(part.Edges, e)
		}
	}
	return part
}

// Aggregate returns a graph in which one node stands for all of a class and a group,
// wherever there are several.
func (g *Graph) Aggregate() Graph {
	type key struct{ class, group string }
	members := make(map[key][]Node)
	var keys []key
	for _, n := range g.Nodes {
		k := key{n.Class, n.Group}
		if members[k] == nil {
			keys = append(keys, k)
		}
		members[k] = append(members[k], n)
	}
	whole := Graph{Title: g.Title, Notes: g.Notes}
	into := make(map[string]string, len(g.Nodes))
	for _, k := range keys {
		all := members[k]
		if len(all) == 1 {
			whole.Nodes = append(whole.Nodes, all[0])
			into[all[0].ID] = all[0].ID
			continue
		}
		n := Node{
			ID: "all " + k.class + " " + k.group, Class: k.class, Group: k.group,
			Kind: fmt.Sprintf("%d %s", len(all), plural(all)), Name: cmp.Or(k.group, "of the cluster"),
			Passage: all[0].Passage,
		}
		for _, m := range all {
			n.Members = append(n.Members, m.ID)
			into[m.ID] = n.ID
		}
		n.Notes = []string{strings.Join(n.Members[:min(len(n.Members), 20)], ", ")}
		whole.Nodes = append(whole.Nodes, n)
	}
	at := make(map[[2]string]int)
	number := make(map[[2]string]int)
	for _, e := range g.Edges {
		e.From, e.To = into[e.From], into[e.To]
		ends := [2]string{e.From, e.To}
		i, known := at[ends]
		number[ends]++
		if !known {
			at[ends] = len(whole.Edges)
			whole.Edges = append(whole.Edges, e)
			continue
		}
		old := &whole.Edges[i]
		old.Style = max(old.Style, e.Style)
		if old.Label != e.Label {
			old.Label = ""
		}
		if old.Note != e.Note {
			old.Note = ""
		}
	}
	for ends, n := range number {
		if e := &whole.Edges[at[ends]]; n > 1 && e.Label == "" {
			e.Label = fmt.Sprintf("%d ways", n)
		}
	}
	return whole
}

// plural names what several nodes are.
func plural(all []Node) string {
	kind := all[0].Kind
	if slices.ContainsFunc(all, func(n Node) bool { return n.Kind != kind }) {
		kind = all[0].Class
	}
	if strings.HasSuffix(kind, "y") {
		return strings.TrimSuffix(kind, "y") + "ies"
	}
	return kind + "s"
}

// kindLine is the first line of a node: what it is, and in which group.
func (n *Node) kindLine() string {
	if n.Group == "" || n.Members != nil {
		return n.Kind
	}
	return n.Kind + " in " + n.Group
}

// Same reports whether two graphs are the same but for what they are called.
func (g *Graph) Same(other Graph) bool {
	return reflect.DeepEqual(g.Nodes, other.Nodes) && reflect.DeepEqual(g.Edges, other.Edges)
}

// Each calls visit with every text of a graph that comes from what it is of.
func (g *Graph) Each(visit func(*string)) {
	visit(&g.Title)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		for _, text := range []*string{&n.ID, &n.Kind, &n.Name, &n.Group} {
			visit(text)
		}
		for i := range n.Notes {
			visit(&n.Notes[i])
		}
		for i := range n.Members {
			visit(&n.Members[i])
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		for _, text := range []*string{&e.From, &e.To, &e.Label, &e.Note} {
			visit(text)
		}
	}
}
