package graph

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// DOT writes graphs for Graphviz, one after the other.
// https://graphviz.org/doc/info/lang.html
func DOT(w io.Writer, graphs []Graph) error {
	b := bufio.NewWriter(w)
	styles := map[Style]string{
		Closed: "style=dotted, arrowhead=tee", Perhaps: "style=dashed", Open: "style=solid", Grave: `style=bold, color="#b4232a"`,
	}
	for _, g := range graphs {
		fmt.Fprintf(b, "digraph %s {\n  rankdir=LR;\n  node [shape=box];\n", quote(g.Title))
		for _, n := range g.Nodes {
			fmt.Fprintf(b, "  %s [label=%s, class=%s, tooltip=%s];\n", quote(n.ID), quote(n.kindLine()+"\n"+n.Name), quote(n.Class), quote(tooltip(&n)))
		}
		for _, e := range g.Edges {
			fmt.Fprintf(b, "  %s -> %s [label=%s, tooltip=%s, %s];\n", quote(e.From), quote(e.To), quote(e.Label), quote(e.Note), styles[e.Style])
		}
		fmt.Fprintln(b, "}")
	}
	return b.Flush()
}

// quote writes a string of DOT, in which the backslash has a meaning of its own.
func quote(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text.Plain(line))
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}

type (
	jsonGraphs struct {
		SchemaVersion int         `json:"schemaVersion"`
		Maps          []jsonGraph `json:"maps"`
	}
	jsonGraph struct {
		Title string     `json:"title"`
		Notes []string   `json:"notes"`
		Nodes []jsonNode `json:"nodes"`
		Edges []jsonEdge `json:"edges"`
	}
	jsonNode struct {
		ID      string   `json:"id"`
		Class   string   `json:"class"`
		Kind    string   `json:"kind"`
		Name    string   `json:"name"`
		Group   string   `json:"group,omitempty"`
		Notes   []string `json:"notes"`
		Members []string `json:"members,omitempty"`
		jsonPlace
	}
	jsonEdge struct {
		From  string `json:"from"`
		To    string `json:"to"`
		Style Style  `json:"style"`
		Label string `json:"label,omitempty"`
		Note  string `json:"note,omitempty"`
		jsonPlace
	}
	jsonPlace struct {
		File   string `json:"file,omitempty"`
		Line   int    `json:"line,omitempty"`
		Column int    `json:"column,omitempty"`
	}
)

// JSON writes graphs for programs.
func JSON(w io.Writer, graphs []Graph) error {
	place := func(at document.Location) jsonPlace { return jsonPlace{at.File, at.Line, at.Column} }
	out := jsonGraphs{SchemaVersion: 1, Maps: []jsonGraph{}}
	for _, g := range graphs {
		x := jsonGraph{g.Title, append([]string{}, g.Notes...), []jsonNode{}, []jsonEdge{}}
		for _, n := range g.Nodes {
			x.Nodes = append(x.Nodes, jsonNode{n.ID, n.Class, n.Kind, n.Name, n.Group, append([]string{}, n.Notes...), n.Members, place(n.At)})
		}
		for _, e := range g.Edges {
			x.Edges = append(x.Edges, jsonEdge{e.From, e.To, e.Style, e.Label, e.Note, place(e.At)})
		}
		out.Maps = append(out.Maps, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
