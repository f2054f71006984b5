package validate

import "github.com/kubevet/kubevet/lint/manifest"

// get returns what keys lead to from n, nil if there is nothing or null.
func get(n *manifest.Node, keys ...string) *manifest.Node {
	for _, key := range keys {
		f := n.Field(key)
		if f == nil || absent(f.Value) {
			return nil
		}
		n = f.Value
	}
	return n
}

// text returns a string, "" if there is none. One that holds a placeholder is none.
func text(n *manifest.Node, keys ...string) string {
	if n = get(n, keys...); n == nil {
		return ""
	}
	if s, ok := n.Value.(string); ok && !isPlaceholder(s) {
		return s
	}
	return ""
}

// vague reports whether it cannot be said what keys lead to: a placeholder, or
// nothing where something will be put in.
func vague(n *manifest.Node, keys ...string) bool {
	n = get(n, keys...)
	return n != nil && placeholder(n)
}

// items returns the elements of a list, none if there is none.
func items(n *manifest.Node, keys ...string) []*manifest.Node {
	if n = get(n, keys...); n == nil {
		return nil
	}
	return n.Items
}

// entries returns the fields of a mapping, none if there is none.
func entries(n *manifest.Node, keys ...string) []manifest.Field {
	if n = get(n, keys...); n == nil {
		return nil
	}
	return n.Fields
}

// below is the place that steps lead to.
func (p *place) below(steps ...any) *place {
	for _, step := range steps {
		p = &place{p, step}
	}
	return p
}
