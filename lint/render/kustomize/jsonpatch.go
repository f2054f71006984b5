package kustomize

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/filters/patchjson6902"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
)

// jsonPatch applies a JSON patch (RFC 6902) to all that the target selects. The library
// goes through JSON, which has no marks; what it makes gets those of the same
// operations on the nodes.
func (s *assembler) jsonPatch(st *step, p types.Patch, text string, operations *yaml.Node) error {
	boundCopies()
	selected, err := s.selected(*p.Target)
	if err != nil {
		return err
	}
	for _, it := range selected {
		if err := s.change(st, it, func(r *resource.Resource) error {
			if st.field == "patches" {
				r.StorePreviousId()
			}
			internal := kioutil.GetInternalAnnotations(&r.RNode)
			before := kyaml.CopyYNode(r.YNode())
			if err := r.ApplyFilter(patchjson6902.Filter{Patch: text}); err != nil {
				return err
			}
			annotations := r.GetAnnotations()
			for key, value := range internal {
				annotations[key] = value
			}
			if err := r.SetAnnotations(annotations); err != nil {
				return err
			}
			o := operator{s, st}
			for _, operation := range operations.Content {
				o.do(before, deref(operation))
			}
			restore(r.YNode(), before)
			return nil
		}); err != nil {
			return err
		}
	}
	s.drop()
	return nil
}

// An operator does the operations of a JSON patch to nodes, for the sake of their
// marks.
type operator struct {
	s  *assembler
	st *step
}

func (o operator) do(root, operation *yaml.Node) {
	text := func(key string) string {
		if v := valueOf(operation, key); v != nil {
			return v.Value
		}
		return ""
	}
	value := valueOf(operation, "value")
	switch text("op") {
	case "add", "replace":
		if value != nil {
			o.put(root, text("path"), kyaml.CopyYNode(deref(value)), text("op") == "add")
		}
	case "remove":
		o.take(root, text("path"))
	case "move":
		if n := o.take(root, text("from")); n != nil {
			o.put(root, text("path"), n, true)
		}
	case "copy":
		if n := o.find(root, text("from")); n != nil {
			o.put(root, text("path"), kyaml.CopyYNode(n), true)
		}
	}
}

// pointer splits a JSON pointer (RFC 6901).
func pointer(s string) []string {
	parts := strings.Split(strings.TrimPrefix(s, "/"), "/")
	for i := range parts {
		parts[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[i])
	}
	return parts
}

// find returns the node that a pointer leads to, nil if there is none.
func (o operator) find(root *yaml.Node, to string) *yaml.Node {
	n := root
	for _, part := range pointer(to) {
		switch {
		case n == nil:
			return nil
		case n.Kind == yaml.SequenceNode:
			i, err := index(part, len(n.Content))
			if err != nil || i >= len(n.Content) {
				return nil
			}
			n = n.Content[i]
		default:
			n = valueOf(n, part)
		}
	}
	return n
}

// index is an index of a list as a JSON patch has it.
func index(part string, length int) (int, error) {
	if part == "-" {
		return length, nil
	}
	i, err := strconv.Atoi(part)
	if i < 0 {
		i += length
	}
	if err != nil || i < 0 || i > length {
		return 0, fmt.Errorf("no index: %q", part)
	}
	return i, nil
}

// put sets or inserts a node.
func (o operator) put(root *yaml.Node, to string, value *yaml.Node, insert bool) {
	parts := pointer(to)
	last := parts[len(parts)-1]
	parent := root
	if len(parts) > 1 {
		parent = o.find(root, to[:strings.LastIndexByte(to, '/')])
	}
	if parent == nil {
		return
	}
	if parent.Kind == yaml.SequenceNode {
		i, err := index(last, len(parent.Content))
		switch {
		case err != nil:
		case insert || i == len(parent.Content):
			parent.Content = append(parent.Content[:i:i], append([]*yaml.Node{value}, parent.Content[i:]...)...)
		default:
			o.over(parent.Content[i], value)
			parent.Content[i] = value
		}
		return
	}
	if parent.Kind != yaml.MappingNode {
		return
	}
	for i := 1; i < len(parent.Content); i += 2 {
		if parent.Content[i-1].Value == last {
			o.over(parent.Content[i], value)
			parent.Content[i] = value
			return
		}
	}
	parent.Content = append(parent.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: last}, value)
}

// over marks a value that takes the place of another.
func (o operator) over(old, value *yaml.Node) {
	o.s.t.marks.note(change{step: o.st, at: markOf(value), before: markOf(old)}).put(value)
}

// take takes a node out and returns it, nil if there is none.
func (o operator) take(root *yaml.Node, from string) *yaml.Node {
	n := o.find(root, from)
	i := strings.LastIndexByte(from, '/')
	if n == nil || i < 0 {
		return nil
	}
	parent := root
	if i > 0 {
		parent = o.find(root, from[:i])
	}
	for j, c := range parent.Content {
		if c == n {
			if parent.Kind == yaml.MappingNode {
				parent.Content = append(parent.Content[:j-1:j-1], parent.Content[j+1:]...)
			} else {
				parent.Content = append(parent.Content[:j:j], parent.Content[j+1:]...)
			}
			break
		}
	}
	return n
}
