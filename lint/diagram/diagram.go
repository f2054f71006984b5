// Package diagram makes maps of models: who can reach whom, and who can become what.
//
// It may import lint/document, lint/graph, lint/manifest, lint/model and lint/query, and
// neither Helm nor kustomize.
package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/manifest"
)

// most is how many nodes a map has at most that is not put together by namespace.
const most = 50

// Legible returns a map whose nodes are put together by namespace if it has so many that
// nobody can read it.
func Legible(g graph.Graph) graph.Graph {
	if len(g.Nodes) <= most {
		return g
	}
	whole := g.Aggregate()
	whole.Notes = append(slices.Clone(g.Notes), fmt.Sprintf("Of %d nodes those of one kind in a namespace are one.", len(g.Nodes)))
	return whole
}

// ID returns what maps call the node of an object of which there is one by its name.
func ID(kind, namespace, name string) string {
	if namespace != "" {
		name = namespace + "/" + name
	}
	return kind + " " + name
}

// A drawing is a graph that is being made.
type drawing struct {
	graph.Graph
	nodes map[string]bool
	ids   map[*manifest.Object]string
	edges map[[2]string]int
}

func newDrawing(title string) *drawing {
	return &drawing{
		Graph: graph.Graph{Title: title},
		nodes: make(map[string]bool), ids: make(map[*manifest.Object]string), edges: make(map[[2]string]int),
	}
}

// node adds a node unless there is one of its ID, which it returns.
func (d *drawing) node(n graph.Node) string {
	if !d.nodes[n.ID] {
		d.nodes[n.ID] = true
		d.Nodes = append(d.Nodes, n)
	}
	return n.ID
}

// object adds the node of an object. Of several objects of a name each has one.
func (d *drawing) object(o *manifest.Object, n graph.Node) string {
	if id := d.ids[o]; id != "" {
		return id
	}
	n.At = plainly(o.Locate([]any{"metadata", "name"}))
	n.ID = ID(o.Kind, o.Namespace, o.Name)
	if d.nodes[n.ID] {
		n.ID += fmt.Sprintf(" (%s:%d)", n.At.File, n.At.Line)
	}
	n.Kind, n.Name, n.Group = o.Kind, o.Name, cmp.Or(n.Group, o.Namespace)
	d.ids[o] = n.ID
	return d.node(n)
}

// plainly is a location alone.
func plainly(loc document.Location) document.Location {
	loc.Related = nil
	return loc
}

// edge adds an edge, or what it says to the one between the same nodes.
func (d *drawing) edge(e graph.Edge) {
	ends := [2]string{e.From, e.To}
	i, known := d.edges[ends]
	if !known {
		d.edges[ends] = len(d.Edges)
		d.Edges = append(d.Edges, e)
		return
	}
	old := &d.Edges[i]
	old.Style = max(old.Style, e.Style)
	old.Label = also(old.Label, e.Label, ", ")
	old.Note = also(old.Note, e.Note, "; ")
}

// longest is how long a list is at least that nothing is added to.
const longest = 400

// also adds what a list in a text does not have of another.
func also(list, more, separator string) string {
	if list == "" || more == "" {
		return cmp.Or(list, more)
	}
	if len(list) > longest {
		return list
	}
	all := strings.Split(list, separator)
	for part := range strings.SplitSeq(more, separator) {
		if !slices.Contains(all, part) {
			all = append(all, part)
		}
	}
	return strings.Join(all, separator)
}

// named is what sentences call an object.
func named(o *manifest.Object) string { return ID(o.Kind, o.Namespace, o.Name) }
