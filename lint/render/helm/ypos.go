package helm

import (
	"strings"

	"github.com/kubevet/kubevet/lint/text"
	"go.yaml.in/yaml/v3"
)

// A ynode is a node of YAML or JSON text that knows where it stands.
type ynode struct {
	kind  yaml.Kind
	style yaml.Style
	// value is what a scalar says.
	value string
	// keys and vals are the entries of a mapping; vals the items of a sequence.
	keys, vals []*ynode
	// lo and hi bound the bytes of a scalar without its quotes. For a mapping or
	// sequence lo is where it begins and hi is lo.
	lo, hi int
	// exact marks a scalar whose bytes are its value.
	exact bool
	// lines are the parts of a block scalar: out is the text, alo in the value.
	lines []piece
	line  int // from 1
}

// positions is parsed YAML or JSON.
type positions struct{ root *ynode }

// maxYNodes bounds how many nodes aliases may make.
const maxYNodes = 1 << 18

type yscan struct {
	text  string
	lines *text.Index
	count int
}

// scanYAML parses a text. The root is nil if it is no YAML.
func scanYAML(source string) *positions {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(source), &doc); err != nil || len(doc.Content) == 0 {
		return &positions{}
	}
	s := &yscan{text: source, lines: text.NewStringIndex(source)}
	return &positions{s.node(doc.Content[0], 0)}
}

func (s *yscan) node(n *yaml.Node, depth int) *ynode {
	if n.Kind == yaml.AliasNode {
		if n.Alias == nil {
			return &ynode{}
		}
		n = n.Alias
	}
	out := &ynode{kind: n.Kind, style: n.Style, value: n.Value, line: n.Line}
	out.lo = s.lines.Offset(n.Line, n.Column)
	out.hi = out.lo
	if s.count++; s.count > maxYNodes || depth > maxNesting {
		return out
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			out.keys = append(out.keys, s.node(n.Content[i], depth+1))
			out.vals = append(out.vals, s.node(n.Content[i+1], depth+1))
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			out.vals = append(out.vals, s.node(item, depth+1))
		}
	case yaml.ScalarNode:
		s.scalar(out)
	}
	return out
}

// scalar finds the bytes of a scalar.
func (s *yscan) scalar(n *ynode) {
	rest := s.text[n.lo:]
	// An anchor or tag stands before the scalar.
	for strings.HasPrefix(rest, "&") || strings.HasPrefix(rest, "!") {
		i := strings.IndexAny(rest, " \n")
		if i < 0 {
			return
		}
		trimmed := strings.TrimLeft(rest[i:], " ")
		n.lo += len(rest) - len(trimmed)
		rest = trimmed
	}
	switch {
	case n.style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && rest != "":
		n.lo++
		n.hi = n.lo + quotedLen(rest[1:], rest[0])
	case n.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.block(n)
		return
	case strings.HasPrefix(rest, n.value):
		n.hi = n.lo + len(n.value)
	default: // a plain scalar over several lines
		line, _, _ := strings.Cut(rest, "\n")
		n.hi = n.lo + len(strings.TrimRight(line, " \r"))
	}
	n.exact = s.text[n.lo:n.hi] == n.value
}

// quotedLen returns the length of a quoted scalar up to its closing quote.
func quotedLen(s string, quote byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i
		}
	}
	return len(s)
}

// block finds the lines of a literal or folded scalar in its value.
func (s *yscan) block(n *ynode) {
	at := strings.IndexByte(s.text[n.lo:], '\n')
	if at < 0 {
		return
	}
	at += n.lo + 1
	n.hi = at
	from := 0 // in the value
	for at < len(s.text) && from < len(n.value) {
		end := len(s.text)
		if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := s.text[at:end]
		content := strings.TrimLeft(line, " ")
		if i := strings.Index(n.value[from:], strings.TrimRight(content, " \r")); content != "" && i >= 0 {
			from += i
			lo := at + len(line) - len(content)
			n.lines = append(n.lines, piece{lo: lo, hi: end, alo: from, ahi: from + end - lo, exact: true})
			from += len(content)
		} else if content != "" {
			break
		}
		at = end + 1
		n.hi = end
	}
}

// find returns the node at a path and the key that leads to it, nil if the text
// has none. Numbers are indexes.
func (p *positions) find(path []any) (key, val *ynode) {
	n := p.root
	for _, k := range path {
		if n == nil {
			return nil, nil
		}
		key = nil
		switch k := k.(type) {
		case string:
			key, n = n.entry(k)
		case int:
			if n.kind != yaml.SequenceNode || k >= len(n.vals) {
				return nil, nil
			}
			n = n.vals[k]
		}
	}
	return key, n
}

// entry returns the entry of a mapping, its own or one merged into it.
func (n *ynode) entry(name string) (key, val *ynode) {
	if n.kind != yaml.MappingNode {
		return nil, nil
	}
	for i := len(n.keys) - 1; i >= 0; i-- {
		if n.keys[i].value == name {
			return n.keys[i], n.vals[i]
		}
	}
	for i := len(n.keys) - 1; i >= 0; i-- {
		if n.keys[i].value != "<<" {
			continue
		}
		merged := []*ynode{n.vals[i]}
		if n.vals[i].kind == yaml.SequenceNode {
			merged = n.vals[i].vals
		}
		for _, m := range merged {
			if key, val := m.entry(name); val != nil {
				return key, val
			}
		}
	}
	return nil, nil
}
