package report

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/diagram"
	"github.com/kubevet/kubevet/lint/graph"
)

// Bounds on what a page draws: how many maps of each kind, and how many of what is near
// the object of a finding.
const (
	maxMaps = 40
	maxNear = 60
)

// mapped are the categories of rules whose findings are about what maps show.
var mapped = []string{"network", "rbac", "service-accounts"}

type (
	// A pageMap is a map: what is near findings first, and all of it.
	pageMap struct {
		Anchor, Title string
		Near          []pageDrawing
		Whole         pageDrawing
	}
	pageDrawing struct {
		Anchor, Title string
		SVG           template.HTML
		Notes         []string
		Edges         []pageEdge
	}
	pageEdge struct{ From, To, Style, Label, Note, Place string }
	// A Standing is how a run stands to a compliance framework.
	Standing struct {
		// Framework is its name, Counts how many controls have which status, and Source
		// where the list of controls is from, "" if there is none.
		Framework, Counts, Source string
		Controls                  []Control
	}
	// A Control is a control of a framework.
	Control struct {
		ID, Title, Status string
		// Reason says why it is not assessed, "" if it is.
		Reason string
		// Findings are the fingerprints of those about it.
		Findings []string
	}
	pageFramework struct {
		Name, Counts, Source string
		Controls             []pageControl
	}
	pageControl struct {
		Class, Status, ID, Title, Reason string
		Findings                         []pageLink
		More                             int
	}
	pageLink struct{ Anchor, Message string }
)

// drawMaps draws the maps of the report.
func (p *page) drawMaps() {
	about := make(map[string]bool)
	for i := range p.Findings {
		if f := &p.Findings[i]; slices.Contains(mapped, f.Rule.Category) {
			about[nodeOf(f)] = true
		}
	}
	// Those that a finding is about come first.
	all := slices.Clone(p.Maps)
	concerned := func(g graph.Graph) int {
		if slices.ContainsFunc(g.Nodes, func(n graph.Node) bool { return about[n.ID] }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b graph.Graph) int { return concerned(a) - concerned(b) })
	near := 0
	for i, g := range all {
		if i == maxMaps {
			break
		}
		m := pageMap{Anchor: fmt.Sprintf("map-%d", i+1), Title: clean(g.Title), Whole: p.drawing(diagram.Legible(g), g.Title)}
		for _, n := range g.Nodes {
			if !about[n.ID] || near == maxNear || p.near[n.ID] != "" {
				continue
			}
			part := g.Around(n.ID)
			if len(part.Nodes) == len(g.Nodes) && len(m.Near) > 0 {
				continue
			}
			near++
			d := p.drawing(diagram.Legible(part), "Near "+n.ID)
			d.Anchor = fmt.Sprintf("near-%d", near)
			p.near[n.ID] = d.Anchor
			m.Near = append(m.Near, d)
		}
		p.maps = append(p.maps, m)
	}
}

// left says how many maps the page does not draw, "" if it draws all.
func (p *page) left() string {
	if n := len(p.Maps) - len(p.maps); n > 0 {
		return count(n, "more map") + " by kubevet map network and kubevet map rbac."
	}
	return ""
}

func (p *page) drawing(g graph.Graph, title string) pageDrawing {
	var b strings.Builder
	if err := graph.Fragment(&b, g, title+". The table below it says the same."); err != nil {
		p.err = err
	}
	// Fragment escapes every text.
	d := pageDrawing{Title: clean(title), SVG: template.HTML(b.String()), Notes: cleaned(g.Notes)} //nolint:gosec
	for _, e := range g.Edges {
		d.Edges = append(d.Edges, pageEdge{clean(name(&g, e.From)), clean(name(&g, e.To)), e.Style.String(), clean(e.Label), clean(e.Note), p.place(e.At)})
	}
	return d
}

func cleaned(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = clean(text)
	}
	return out
}

// name is what the table of a map calls a node.
func name(g *graph.Graph, id string) string {
	if n := g.Node(id); n != nil && n.Members != nil {
		return n.Kind + " " + n.Name
	}
	return id
}

// maxLinks is how many findings of a control are linked.
const maxLinks = 10

// frameworks are how the run stands to each framework.
func (p *page) frameworks() []pageFramework {
	messages := make(map[string]string)
	for _, f := range slices.Concat(p.Findings, p.Suppressed) {
		messages[f.Fingerprint] = clean(f.Message + ", " + f.Object.String())
	}
	var all []pageFramework
	for _, s := range p.Standings {
		x := pageFramework{Name: clean(s.Framework), Counts: clean(s.Counts), Source: clean(s.Source)}
		for _, c := range s.Controls {
			row := pageControl{Class: strings.ReplaceAll(c.Status, " ", "-"), Status: c.Status, ID: clean(c.ID), Title: clean(c.Title), Reason: clean(c.Reason)}
			for _, print := range c.Findings {
				if len(row.Findings) == maxLinks {
					row.More++
				} else if p.anchors[print] != "" {
					row.Findings = append(row.Findings, pageLink{p.anchors[print], messages[print]})
				}
			}
			x.Controls = append(x.Controls, row)
		}
		all = append(all, x)
	}
	return all
}
