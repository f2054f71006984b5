package manifest

import (
	"go.yaml.in/yaml/v3"
)

// Ends finds where the nodes of yaml/v3, which says only where they begin, end in
// their text. The text need not be that which was parsed, but may hold it, as one
// file holds another in a block scalar. It may be used concurrently.
type Ends struct{ scanner scanner }

// NewEnds returns the Ends of a text.
func NewEnds(text []byte) *Ends { return &Ends{newScanner(text, span{0, len(text)})} }

// Scalar returns the offset after a scalar that begins at start, or after the
// header of a block scalar.
func (e *Ends) Scalar(n *yaml.Node, start int) int {
	s := e.scanner
	at := s.properties(n, start).content
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return min(at+blockHeader(s.text[at:]), len(s.text))
	}
	return max(start, min(s.scalarEnd(n, at), len(s.text)))
}
