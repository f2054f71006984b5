package kustomize

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// maxNodes bounds the YAML nodes of one file, aliases expanded.
const maxNodes = 1 << 20

// documents decodes a stream into the roots of its documents, empty ones left
// out. kustomize expands aliases by copying, without a bound and without looking
// for cycles, so a stream in which that would not end well is an error.
func documents(text []byte) ([]*yaml.Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var roots []*yaml.Node
	left := maxNodes
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return roots, nil
		}
		if err != nil {
			return nil, err
		}
		if len(doc.Content) == 0 {
			continue
		}
		e := expansion{sizes: map[*yaml.Node]int{}, open: map[*yaml.Node]bool{}}
		if left -= e.size(doc.Content[0]); e.cycle != nil {
			return nil, fmt.Errorf("line %d: the anchor %q contains itself", e.cycle.Line, e.cycle.Anchor)
		}
		if left < 0 {
			return nil, fmt.Errorf("line %d: more than %d nodes with its aliases expanded", doc.Content[0].Line, maxNodes)
		}
		roots = append(roots, doc.Content[0])
	}
}

// An expansion measures a document with its aliases expanded.
type expansion struct {
	// sizes are those of anchored nodes, open the anchored nodes being measured.
	sizes map[*yaml.Node]int
	open  map[*yaml.Node]bool
	// cycle is an anchor that contains itself.
	cycle *yaml.Node
}

// size is the number of nodes of n, at most somewhat above maxNodes.
func (e *expansion) size(n *yaml.Node) int {
	if n.Kind == yaml.AliasNode {
		if e.open[n.Alias] {
			e.cycle = n.Alias
			return 0
		}
		return e.sizes[n.Alias]
	}
	if n.Anchor != "" {
		e.open[n] = true
	}
	total := 1
	for _, c := range n.Content {
		total = min(total+e.size(c), maxNodes+1)
	}
	if n.Anchor != "" {
		delete(e.open, n)
		e.sizes[n] = total
	}
	return total
}

// isResource says whether a document has what kustomize asks of a resource.
func isResource(root *yaml.Node) bool {
	root = deref(root)
	_, kind := exactChild(root, "kind")
	if kind == nil || kind.Kind != yaml.ScalarNode || kind.Value == "" {
		return false
	}
	_, metadata := exactChild(root, "metadata")
	if metadata == nil {
		return false
	}
	_, name := exactChild(metadata, "name")
	return name != nil && name.Kind == yaml.ScalarNode && name.Value != ""
}
