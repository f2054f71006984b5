// Package eval judges objects by rules.
package eval

import (
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/source"
)

// A Finding is one violation of a rule by an object.
type Finding struct {
	Rule   *rule.Rule
	Object *manifest.Object
	// Path leads from the object to the field that should change, which need
	// not exist: strings are keys, ints are indexes.
	Path    []any
	Message string
	// Location is the place a person edits, its Related the other objects the
	// rule names.
	Location source.Location
}
