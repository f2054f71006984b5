package model

import "github.com/kubevet/kubevet/lint/manifest"

// at returns the node that keys lead to from n, nil if there is none.
func at(n *manifest.Node, keys ...string) *manifest.Node {
	for _, key := range keys {
		f := n.Field(key)
		if f == nil {
			return nil
		}
		n = f.Value
	}
	return n
}

// items returns the elements of a sequence, none if n is nil or no sequence.
func items(n *manifest.Node) []*manifest.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// text returns a string, "" if n is nil or no string.
func text(n *manifest.Node) string {
	if n == nil {
		return ""
	}
	s, _ := n.Value.(string)
	return s
}

// number returns an integer, 0 if n is nil or none.
func number(n *manifest.Node) int {
	if n == nil {
		return 0
	}
	i, _ := n.Value.(int64)
	return int(i)
}

// is reports whether n is the boolean true.
func is(n *manifest.Node) bool {
	return n != nil && n.Value == true
}

// labels returns the strings of a mapping, nil if n is nil or no mapping.
func labels(n *manifest.Node) map[string]string {
	if n == nil || n.Kind != manifest.Mapping {
		return nil
	}
	out := make(map[string]string, len(n.Fields))
	for _, f := range n.Fields {
		if s, ok := f.Value.Value.(string); ok {
			out[f.Key] = s
		}
	}
	return out
}

// texts returns the strings of a sequence; what is no string is left out.
func texts(n *manifest.Node) []string {
	var out []string
	for _, item := range items(n) {
		if s, ok := item.Value.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
