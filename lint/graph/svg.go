package graph

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/text"
)

//go:embed graph.css
var styleSheet string

// StyleSheet returns the style sheet of drawings, in light and dark.
func StyleSheet() string { return styleSheet }

// SVG writes graphs as a document, one below the other, each with its title.
func SVG(w io.Writer, graphs []Graph) error {
	const heading = 34.0
	layouts := make([]*layout, len(graphs))
	width, height := 320.0, margin
	for i := range graphs {
		layouts[i] = arrange(&graphs[i])
		width = max(width, layouts[i].width, float64(len(graphs[i].Title))*charWidth*1.2+2*margin)
		height += heading + layouts[i].height + float64(len(graphs[i].Notes))*18
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(b, "<style>%s</style>\n", styleSheet)
	fmt.Fprintf(b, `<rect class="ground" width="%.0f" height="%.0f"/>`+"\n", width, height)
	y := margin
	for i, l := range layouts {
		fmt.Fprintf(b, `<text class="title" x="%.0f" y="%.0f">%s</text>`+"\n", margin, y+16, escape(graphs[i].Title))
		y += heading
		fmt.Fprintf(b, `<g transform="translate(0 %.0f)">`+"\n", y-margin)
		l.draw(b)
		fmt.Fprintln(b, "</g>")
		y += l.height
		for _, note := range graphs[i].Notes {
			fmt.Fprintf(b, `<text class="note" x="%.0f" y="%.0f">%s</text>`+"\n", margin, y, escape(note))
			y += 18
		}
	}
	fmt.Fprintln(b, "</svg>")
	return b.Flush()
}

// Fragment writes one graph as an svg element for a page of HTML that has the
// StyleSheet, with a label for who cannot see it.
func Fragment(w io.Writer, g Graph, label string) error {
	l := arrange(&g)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<svg class="map" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-label="%s">`+"\n", l.width, l.height, l.width, l.height, escape(label))
	l.draw(b)
	fmt.Fprintln(b, "</svg>")
	return b.Flush()
}

// draw writes the edges and then the nodes.
func (l *layout) draw(b *bufio.Writer) {
	for _, w := range l.wires {
		w.draw(b)
	}
	for _, layer := range l.layers {
		for _, s := range layer {
			if s.node != nil {
				s.draw(b)
			}
		}
	}
	// Labels are on top of what they are about.
	for _, w := range l.wires {
		w.label(b)
	}
}

func (s *spot) draw(b *bufio.Writer) {
	n := s.node
	many := ""
	if n.Members != nil {
		many = " many"
	}
	fmt.Fprintf(b, `<g class="node %s%s"><title>%s</title>`, escape(n.Class), many, escape(tooltip(n)))
	fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="5"/>`, s.x, s.y, s.width, s.height)
	fmt.Fprintf(b, `<text class="kind" x="%.1f" y="%.1f">%s</text>`, s.x+nodePadding, s.y+16, escape(shorten(n.kindLine(), maxName)))
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f">%s</text></g>`+"\n", s.x+nodePadding, s.y+31, escape(shorten(n.Name, maxName)))
}

// tooltip is all that is known of a node.
func tooltip(n *Node) string {
	lines := []string{n.ID}
	if n.Members != nil {
		lines[0] = n.Kind + " " + n.Name
	}
	lines = append(lines, n.Notes...)
	if n.At.File != "" {
		lines = append(lines, fmt.Sprintf("%s:%d", n.At.File, n.At.Line))
	}
	return strings.Join(lines, "\n")
}

// arrow is how long the head of an arrow is.
const arrow = 8.0

func (w *wire) draw(b *bufio.Writer) {
	start, end := w.leads()
	last := len(w.spots) - 2
	var path strings.Builder
	for i := range w.spots[1:] {
		s, t := w.spots[i], w.spots[i+1]
		x1, y1, x2, y2 := s.x+s.width, s.middle(), t.x, t.middle()
		if i == 0 && w.reversed {
			x1 += arrow
		}
		if i == last && !w.reversed {
			x2 -= arrow
		}
		if i == 0 {
			fmt.Fprintf(&path, "M%.1f %.1f", x1, y1)
			x1 += start
		}
		if i > 0 || start > 0 {
			fmt.Fprintf(&path, "H%.1f", x1) // across the bend, or below the label
		}
		to := x2
		if i == last {
			to -= end
		}
		half := (to - x1) / 2
		fmt.Fprintf(&path, "C%.1f %.1f %.1f %.1f %.1f %.1f", x1+half, y1, to-half, y2, to, y2)
		if to < x2 {
			fmt.Fprintf(&path, "H%.1f", x2)
		}
	}
	head, tail := w.spots[len(w.spots)-1], w.spots[0]
	x, y, back := head.x, head.middle(), -arrow
	if w.reversed {
		x, y, back = tail.x+tail.width, tail.middle(), arrow
	}
	fmt.Fprintf(b, `<g class="edge %s"><title>%s</title><path d="%s"/>`, w.edge.Style, escape(w.edge.tooltip()), path.String())
	if w.edge.Style == Closed {
		fmt.Fprintf(b, `<path class="bar" d="M%.1f %.1fv10"/>`, x+back, y-5)
	} else {
		fmt.Fprintf(b, `<path class="head" d="M%.1f %.1fl%.1f -4v8z"/>`, x, y, back)
	}
	fmt.Fprintln(b, "</g>")
}

// leads returns how far a wire is straight at its ends, below its label: which is at
// the end at which fewer wires meet.
func (w *wire) leads() (start, end float64) {
	if w.edge.Label == "" {
		return 0, 0
	}
	width := float64(min(utf8.RuneCountInString(w.edge.Label), maxLabel))*smallWidth + 6
	if len(w.spots[0].after) > len(w.spots[len(w.spots)-1].before) {
		return 0, width
	}
	return width, 0
}

// label writes the words of an edge.
func (w *wire) label(b *bufio.Writer) {
	if w.edge.Label == "" {
		return
	}
	first, last := w.spots[0], w.spots[len(w.spots)-1]
	x, y, anchor := first.x+first.width+4, first.middle(), "start"
	if w.reversed {
		x += arrow
	}
	if _, end := w.leads(); end > 0 {
		x, y, anchor = last.x-arrow-4, last.middle(), "end"
	}
	fmt.Fprintf(b, `<text class="label %s" x="%.1f" y="%.1f" text-anchor="%s">%s</text>`+"\n", w.edge.Style, x, y-4, anchor, escape(shorten(w.edge.Label, maxLabel)))
}

func (e *Edge) tooltip() string {
	line := e.From + " → " + e.To
	for _, more := range []string{e.Label, e.Note} {
		if more != "" {
			line += "\n" + more
		}
	}
	return line
}

// shorten leaves out the middle of a text that has more characters than most.
func shorten(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	head := most / 2
	return string(runes[:head]) + "…" + string(runes[len(runes)-(most-head-1):])
}

// escape makes text harmless in XML, line breaks aside.
func escape(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = html.EscapeString(text.Plain(line))
	}
	return strings.Join(lines, "\n")
}
