package filter

import (
	"bytes"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/rule"
)

// A placeKey is where comments about a rule are looked for.
type placeKey struct {
	file string
	rule *rule.Rule
}

// A scope is the lines that a comment stands for, from 1, last included.
type scope struct {
	first, last int
	by          *directive
}

// scopes are those of one rule in one file. Sorted by their first line they have
// in reach[i] the last line that any of the first i+1 reaches, so that few are
// looked at however many there are.
type scopes struct {
	list  []scope
	reach []int
}

// AddFile reads the comments of a file. What is wrong with one is a problem.
func (m *Marker) AddFile(file string, text []byte) {
	if !bytes.Contains(text, []byte("kubevet:")) && !marked(text) {
		return
	}
	lines, comments := scan(string(text), syntaxOf(file))
	for _, c := range comments {
		place := document.Location{File: file, Line: c.line, Column: c.column}
		if w, ok := peerComment(c.text); ok {
			if d := m.waive(w, Comment, place); d != nil {
				m.addScope(w.peer.scope(lines, c, d))
			}
		}
		d, err := m.comment(file, c)
		switch {
		case err != nil:
			m.problem(place, err)
		case d != nil:
			m.all = append(m.all, d)
			s := scope{by: d}
			s.first, s.last = extent(lines, c)
			m.addScope(s)
		}
	}
}

// addScope notes the lines that a comment stands for.
func (m *Marker) addScope(s scope) {
	for _, n := range s.by.names {
		for _, r := range n.rules {
			key := placeKey{s.by.At.File, r}
			if m.comments[key] == nil {
				m.comments[key] = &scopes{}
			}
			m.comments[key].list = append(m.comments[key].list, s)
		}
	}
}

// syntaxOf says how the text of a file is read.
func syntaxOf(file string) syntax {
	switch ext := path.Ext(file); {
	case slices.Contains(strings.Split(path.Dir(file), "/"), "templates") || ext == ".tpl":
		return templateSyntax
	case ext == ".yaml" || ext == ".yml" || file == files.StdinFile:
		return yamlSyntax
	}
	return textSyntax
}

// commentsOn returns the comments that stand for a place of a finding, the
// nearest first.
func (m *Marker) commentsOn(f Finding) []*directive {
	var found []*directive
	for _, at := range f.Places {
		if s := m.comments[placeKey{at.File, f.Rule}]; s != nil {
			found = append(found, s.at(at.Line)...)
		}
	}
	return found
}

// at returns the directives whose lines hold a line, innermost first.
func (s *scopes) at(line int) []*directive {
	if s.reach == nil {
		slices.SortStableFunc(s.list, func(a, b scope) int { return a.first - b.first })
		reach := 0
		for _, sc := range s.list {
			reach = max(reach, sc.last)
			s.reach = append(s.reach, reach)
		}
	}
	var found []*directive
	for i := sort.Search(len(s.list), func(i int) bool { return s.list[i].first > line }) - 1; i >= 0 && s.reach[i] >= line; i-- {
		if s.list[i].last >= line {
			found = append(found, s.list[i].by)
		}
	}
	return found
}

// extent returns the lines that a comment stands for: its own and those of the
// block that it is on or above.
func extent(lines []scannedLine, c scannedComment) (first, last int) {
	at := c.line - 1
	if !c.trailing {
		// A comment in the middle of a block of actions that ends stands for what
		// comes after.
		for at++; at < len(lines) && !opensBlock(lines[at]); at++ {
		}
		if at == len(lines) {
			return c.line, c.line
		}
	}
	first, last = blockOf(lines, at)
	return min(first+1, c.line), last + 1
}

func opensBlock(l scannedLine) bool {
	return l.kind == contentLine || l.kind == continuedLine || l.kind == controlLine && l.opens
}

// blockOf returns the lines, from 0, of the block that begins on a line.
func blockOf(lines []scannedLine, at int) (first, last int) {
	l := lines[at]
	if l.kind == continuedLine {
		return at, at // a line of text
	}
	if l.kind == controlLine {
		for last = at; last+1 < len(lines) && lines[last].depth >= l.depth; last++ {
		}
		return at, last
	}
	if l.indent == 0 && (l.key == "apiVersion" || l.key == "kind") {
		for first = at; first > 0 && lines[first-1].kind != boundaryLine; first-- {
		}
		for last = at; last+1 < len(lines) && lines[last+1].kind != boundaryLine; last++ {
		}
		return first, last
	}
	last = at
	for i := at + 1; i < len(lines); i++ {
		switch next := lines[i]; next.kind {
		case boundaryLine:
			return at, last
		case continuedLine:
			last = i
		case contentLine:
			below := next.indent > l.indent || next.item && next.indent == l.indent && l.open && !l.item
			if !below {
				return at, last
			}
			last = i
		}
	}
	return at, last
}
