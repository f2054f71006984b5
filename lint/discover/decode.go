package discover

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// maxKeys bounds the keys of one mapping in a kustomization, a hundred times what any
// has: the YAML library compares each with each.
const maxKeys = 10_000

// decodeNode does what n.Decode does, in bounded time and memory: of a key that stands
// often in a mapping the library makes an error for every pair.
func decodeNode(n *yaml.Node, into any) error {
	if err := checkKeys(n); err != nil {
		return err
	}
	return n.Decode(into)
}

// checkKeys returns an error, in the library's words, of a mapping that the library
// would refuse or take too long for.
func checkKeys(n *yaml.Node) error {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) > 2*maxKeys {
			return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: mapping has more than %d keys", n.Line, maxKeys)}}
		}
		lines := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if k.Kind != yaml.ScalarNode {
				continue
			}
			if line := lines[k.Value]; line > 0 {
				return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: mapping key %#v already defined at line %d", k.Line, k.Value, line)}}
			}
			lines[k.Value] = k.Line
		}
	}
	for _, c := range n.Content {
		if err := checkKeys(c); err != nil {
			return err
		}
	}
	return nil
}
