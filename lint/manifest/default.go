package manifest

import (
	"bytes"
	"regexp"
)

// defaulted is a scalar that is one variable of envsubst, Flux or a shell and has a
// default: ${NAME:-default}, ${NAME-default}, ${NAME:=default}, ${NAME=default}.
var defaulted = regexp.MustCompile(`^\$\{\w+:?[-=]([^{}$]*)\}$`)

// fill gives the scalars below n that are variables with a default that default for a
// value: what it is where nobody says otherwise. One that is not quoted is read as it
// would be in the variable's place.
func (p *parser) fill(n *Node) {
	for _, f := range n.Fields {
		p.fill(f.Value)
	}
	for _, item := range n.Items {
		p.fill(item)
	}
	s, ok := n.Value.(string)
	if n.Kind != Scalar || !ok || len(s) < len("${a-}") || s[:2] != "${" {
		return
	}
	if m := defaulted.FindStringSubmatch(s); m != nil {
		n.Value = m[1]
		if plain := n.Start < len(p.doc.Text) && p.doc.Text[n.Start] == '$'; plain {
			n.Value = implicit(m[1])
		}
	}
}

// variables reports whether a text may have variables with defaults.
func variables(text []byte) bool { return bytes.Contains(text, []byte("${")) }
