package config

import (
	"fmt"
	"io"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// Show writes the configuration as YAML, each value with a comment that says
// where it comes from: "default", a flag, or a line of a file, which shown calls
// as a person does.
func (c *Config) Show(w io.Writer, shown func(file string) string) error {
	var n yaml.Node
	if err := n.Encode(c); err != nil {
		return fmt.Errorf("write the configuration: %w", err)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		prune(n.Content[i+1])
		c.annotate(n.Content[i+1], n.Content[i].Value, shown)
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(&n); err != nil {
		return fmt.Errorf("write the configuration: %w", err)
	}
	return enc.Close()
}

// prune takes keys without a value out of the mappings below n.
func prune(n *yaml.Node) {
	for _, child := range n.Content {
		prune(child)
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := n.Content[i+1]; value.Value != "" || len(value.Content) > 0 {
			kept = append(kept, n.Content[i], value)
		}
	}
	n.Content = kept
}

// annotate says of each value in n, which has the path, where it comes from.
func (c *Config) annotate(n *yaml.Node, path string, shown func(file string) string) {
	switch {
	case len(n.Content) == 0:
		n.LineComment = c.origin(path, shown)
	case n.Kind == yaml.SequenceNode:
		for i, item := range n.Content {
			c.annotate(item, fmt.Sprintf("%s[%d]", path, i), shown)
		}
	default:
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.annotate(n.Content[i+1], join(path, n.Content[i].Value), shown)
		}
	}
}

// origin says where what has the path comes from, or else what it is part of.
func (c *Config) origin(path string, shown func(file string) string) string {
	if flag := c.flag(path); flag != "" {
		return flag
	}
	for path != "" {
		if loc, ok := c.places[path]; ok {
			return fmt.Sprintf("%s:%d", shown(loc.File), loc.Line)
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return "default"
}
