package workspace

import (
	"cmp"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A Provenance is a field of an object and where it comes from.
type Provenance struct {
	Bundle *Bundle
	Object *manifest.Object
	// Path leads from the object to the field.
	Path     []any
	Location document.Location
}

// Fields returns where every scalar of the objects of a source comes from, object by
// object in their order. It takes time in proportion to the fields.
func (w *Workspace) Fields(source int) []Provenance {
	var fields []Provenance
	for _, b := range w.units[source].bundles {
		for _, o := range b.Objects {
			walkScalars(nil, o.Root, func(path []any) {
				fields = append(fields, Provenance{b, o, path, o.Locate(path)})
			})
		}
	}
	return fields
}

// FieldsAt returns the fields of all sources that a line of a file has to do with: the
// line is where a person edits them, or one of the lines that make them what they
// are.
func (w *Workspace) FieldsAt(file string, line int) []Provenance {
	on := func(l document.Location) bool {
		return l.File == file && l.Line <= line && line <= cmp.Or(l.EndLine, l.Line)
	}
	var fields []Provenance
	for _, i := range w.Readers(file) {
		for _, p := range w.Fields(i) {
			if on(p.Location) || slices.ContainsFunc(p.Location.Related, func(r document.Related) bool { return on(r.Location) }) {
				fields = append(fields, p)
			}
		}
	}
	return fields
}

// FieldsOf returns the fields of a chart that a values key supplies, as
// document.Location.Key names it.
func (w *Workspace) FieldsOf(source int, key string) []Provenance {
	return slices.DeleteFunc(w.Fields(source), func(p Provenance) bool { return p.Location.Key != key })
}

// walkScalars calls visit with the path of every scalar below a node.
func walkScalars(path []any, n *manifest.Node, visit func([]any)) {
	if n.Kind == manifest.Scalar {
		visit(path)
	}
	for _, f := range n.Fields {
		walkScalars(append(slices.Clip(path), f.Key), f.Value, visit)
	}
	for i, item := range n.Items {
		walkScalars(append(slices.Clip(path), i), item, visit)
	}
}
