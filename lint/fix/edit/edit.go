// Package edit turns fixes into byte edits of YAML and JSON files. Every byte
// that a fix does not need to change stays as it is: comments, styles, quotes,
// indentation and line breaks.
//
// It may import lint/document, lint/files, lint/manifest and lint/text, and neither Helm nor
// kustomize.
package edit

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A Change is one field that a fix sets or removes.
type Change struct {
	// Document is which YAML document of the file is meant, an index into
	// manifest.Result.Roots, and Path leads from its root to the field: strings
	// are keys, ints are indexes. To set a field it need not exist, nor its
	// parents; an index one past the end of a list adds an item.
	Document int
	Path     []any
	// Set is the value to write, as YAML or JSON is decoded: nil, bool, int,
	// float64, string, []any or map[string]any. Remove takes the field away
	// instead.
	Set    any
	Remove bool
	// Prune takes away, with the last of their content, those parents that mean
	// nothing when they are empty, such as securityContext.
	Prune bool
}

// ErrLater refuses a change that overlaps another one. It can be made to the
// text that the other changes lead to.
var ErrLater = errors.New("another fix changes the same lines")

// Edits returns the edits of a file's text that make the changes, in the order of
// the text and none overlapping. Refused says of each change why it was not made,
// nil if it was: an earlier change goes before a later one.
//
// The edited text is parsed again: edits are only returned if they lead to the
// old values with just these changes.
func Edits(file string, text []byte, changes []Change) (edits []document.Edit, refused []error) {
	refused = make([]error, len(changes))
	roots, err := parse(file, text)
	if err != nil {
		for i := range refused {
			refused[i] = err
		}
		return nil, refused
	}
	attempt := func(which []int) ([]document.Edit, error) {
		made := make([]Change, len(which))
		for i, c := range which {
			made[i] = changes[c]
		}
		return editsOf(file, text, roots, made)
	}
	// Refused at once is what is refused alone, or conflicts with one before it.
	var which []int
	plans := newPlans(roots)
	for i, c := range changes {
		if refused[i] = plans.add(c); refused[i] == nil {
			which = append(which, i)
		}
	}
	edits, err = attempt(which)
	if err == nil {
		return edits, refused
	}
	var alone []int
	for _, i := range which {
		if _, refused[i] = attempt([]int{i}); refused[i] == nil {
			alone = append(alone, i)
		}
	}
	if len(alone) == 0 {
		return nil, refused
	}
	if len(alone) < len(which) {
		if edits, err = attempt(alone); err == nil {
			return edits, refused
		}
	}
	for _, i := range alone[1:] {
		refused[i] = ErrLater
	}
	edits, refused[alone[0]] = attempt(alone[:1])
	return edits, refused
}

// editsOf returns the edits that make all of the changes, which overlap nowhere.
func editsOf(file string, text []byte, roots []*manifest.Node, changes []Change) ([]document.Edit, error) {
	edits, err := unverified(file, text, roots, changes)
	if err != nil {
		return nil, err
	}
	if err := verify(file, text, roots, edits, changes); err != nil {
		return nil, err
	}
	return edits, nil
}

// unverified is editsOf without the proof.
func unverified(file string, text []byte, roots []*manifest.Node, changes []Change) ([]document.Edit, error) {
	plans := newPlans(roots)
	for _, c := range changes {
		if err := plans.add(c); err != nil {
			return nil, err
		}
	}
	plans.prune(changes)
	var edits []document.Edit
	for i, p := range plans.plans {
		if p == nil {
			continue
		}
		w := newWriter(text, roots[i])
		if err := w.node(p, context{}); err != nil {
			return nil, err
		}
		edits = append(edits, w.edits...)
	}
	for i := range edits {
		edits[i].File = file
	}
	slices.SortStableFunc(edits, func(a, b document.Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	for i := 1; i < len(edits); i++ {
		if edits[i].Start < edits[i-1].End {
			return nil, errStyle
		}
	}
	return edits, nil
}

// Apply returns the text after edits that are in order and overlap nowhere.
func Apply(text []byte, edits []document.Edit) []byte {
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(text[at:e.Start])
		out.WriteString(e.Text)
		at = e.End
	}
	out.Write(text[at:])
	return out.Bytes()
}

// parse returns the values of the YAML documents of a file.
func parse(file string, text []byte) ([]*manifest.Node, error) {
	// Without a file that is known by that name the problems say nothing.
	result := manifest.Parse(&document.Document{File: file, Text: text})
	if len(result.Roots) == 0 {
		return nil, errors.New("there is no YAML in the file")
	}
	return result.Roots, nil
}

// verify checks that edits lead to the values of a file with just the changes
// made.
func verify(file string, text []byte, roots []*manifest.Node, edits []document.Edit, changes []Change) error {
	after, err := parse(file, Apply(text, edits))
	if err != nil || len(after) != len(roots) {
		return errStyle
	}
	for i, root := range roots {
		var own []Change
		for _, c := range changes {
			if c.Document == i {
				own = append(own, c)
			}
		}
		want := Value(root)
		if len(own) > 0 {
			want = Changed(want, own)
		}
		if !Same(want, Value(after[i])) {
			return errStyle
		}
	}
	return nil
}

// errStyle refuses a change of text that is written in a way that the edits do
// not know.
var errStyle = errors.New("the way the file is written does not allow it without changing more than this field")
