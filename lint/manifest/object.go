// Package manifest parses YAML documents into Kubernetes objects whose every
// field has a position.
package manifest

import "github.com/kubevet/kubevet/lint/render"

// An Object is one Kubernetes object.
type Object struct {
	APIVersion, Kind string
	// Namespace is metadata.namespace, else the document's namespace, else
	// "default"; it is "" for cluster-scoped kinds.
	Namespace string
	// Name is metadata.name, or metadata.generateName followed by "*".
	Name     string
	Document *render.Document
	// Root is the object's own mapping: for an item of a List, the item.
	Root *Node
	// Path leads from the root of the YAML document to Root: empty unless the
	// object is an item of a List.
	Path []any
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
// shared: an alias leads to the very node of its anchor.
type Node struct {
	Kind NodeKind
	// Value is the value of a scalar as kubectl reads it: nil, bool, int64,
	// uint64, float64 or string.
	Value any
	// Fields are the fields of a mapping in source order, merge keys resolved,
	// no key twice.
	Fields []Field
	// Items are the items of a sequence.
	Items []*Node
	// Start and End are byte offsets into Document.Text, End exclusive.
	Start, End int
}

// A Field is one key of a mapping and its value.
type Field struct {
	Key string
	// KeyStart and KeyEnd are the byte offsets of the key, End exclusive.
	KeyStart, KeyEnd int
	Value            *Node
}
