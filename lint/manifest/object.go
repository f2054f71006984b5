// Package manifest parses YAML documents into Kubernetes objects whose every
// field has a position.
//
// It may import lint/document, lint/schema and lint/text, and neither Helm nor
// kustomize.
package manifest

import (
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// An Object is one Kubernetes object.
type Object struct {
	APIVersion, Kind string
	// Namespace is metadata.namespace, else the document's namespace, else
	// "default"; it is "" for cluster-scoped kinds.
	Namespace string
	// Name is metadata.name, or metadata.generateName followed by "*".
	Name     string
	Document *document.Document
	// Root is the object's own mapping: for an item of a List, the item.
	Root *Node
	// Path leads from the root of the YAML document to Root: empty unless the
	// object is an item of a List.
	Path []any
	// PodSpecs are what in a custom resource has the shape of a pod spec; nil for
	// the kinds that Kubernetes serves.
	PodSpecs []PodSpec

	// lines is shared by the objects of a Document. It is nil in an Object that
	// Parse did not make.
	lines *text.Index
}

// A NodeKind is the shape of a Node.
type NodeKind uint8

// The shapes of a Node.
const (
	Scalar NodeKind = iota
	Mapping
	Sequence
)

// A Node is a YAML value with its place in Document.Text. Anchored nodes are
// shared: an alias leads to the very node of its anchor, whose place is that of
// the anchor, and a field that came through a merge key has the place it was
// merged from.
type Node struct {
	Kind NodeKind
	// Anchored says that the node has an anchor, by which it may be used in
	// several places. Merges says that a mapping has a merge key, and Repeats that
	// it has a key twice.
	Anchored, Merges, Repeats bool
	// Value is the value of a scalar as kubectl reads it: nil, bool, int64,
	// uint64, float64 (finite) or string.
	Value any
	// Fields are the fields of a mapping in source order, merge keys resolved,
	// no key twice.
	Fields []Field
	// Items are the items of a sequence.
	Items []*Node
	// Start and End are byte offsets into Document.Text, End exclusive. They
	// hold the value with its quotes or brackets and its tag, but not an anchor
	// before it. A block scalar begins with its indicator and ends with its last
	// line of content, without the line break. A value left empty is zero bytes
	// wide and stands right after the ":" or "-" (or after its tag or anchor).
	Start, End int
}

// A Field is one key of a mapping and its value.
type Field struct {
	Key string
	// Repeats says that the key stands more than once in its mapping; this is the
	// last of its fields, which counts.
	Repeats bool
	// KeyStart and KeyEnd are the byte offsets of the key, End exclusive.
	KeyStart, KeyEnd int
	Value            *Node
}

// Field returns the field of a mapping with the given key, nil if there is none
// or n is nil or no mapping.
func (n *Node) Field(key string) *Field {
	if n == nil {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Key == key {
			return &n.Fields[i]
		}
	}
	return nil
}

// Text returns the string that the field of a mapping holds, "" if there is none.
func (n *Node) Text(key string) string { return n.text(key) }

// Plain returns n as maps, slices and scalars.
func (n *Node) Plain() any {
	switch {
	case n == nil:
		return nil
	case n.Kind == Mapping:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Key] = f.Value.Plain()
		}
		return m
	case n.Kind == Sequence:
		s := make([]any, len(n.Items))
		for i, item := range n.Items {
			s[i] = item.Plain()
		}
		return s
	}
	return n.Value
}

// Group returns the API group of o: "" for the core group.
func (o *Object) Group() string {
	group, _, ok := strings.Cut(o.APIVersion, "/")
	if !ok {
		return ""
	}
	return group
}

// GroupKind returns the notation that rules use for kinds: the bare kind if
// Kubernetes itself owns the API group, which is when the group has no dot or
// lies below k8s.io ("Deployment", "Gateway"), else the kind and the group
// ("Rollout.argoproj.io", "Sandbox.agents.x-k8s.io").
func (o *Object) GroupKind() string {
	group := o.Group()
	if !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io") {
		return o.Kind
	}
	return o.Kind + "." + group
}

// JudgedKind returns GroupKind, with "+" at its end if the object carries pods by
// shape.
func (o *Object) JudgedKind() string {
	if len(o.PodSpecs) > 0 {
		return o.GroupKind() + "+"
	}
	return o.GroupKind()
}

// Get returns the node at path, whose strings are keys and whose ints are
// indexes, starting from the object; nil if there is none.
func (o *Object) Get(path []any) *Node {
	n := o.Root
	for _, step := range path {
		n, _ = n.step(step)
	}
	return n
}

// step returns the child of n that a path element leads to and, if that is the
// value of a mapping's field, the field. Both are nil if there is no such child.
func (n *Node) step(element any) (*Node, *Field) {
	switch e := element.(type) {
	case string:
		if f := n.Field(e); f != nil {
			return f.Value, f
		}
	case int:
		if n != nil && 0 <= e && e < len(n.Items) {
			return n.Items[e], nil
		}
	}
	return nil, nil
}
