// Package query answers questions about a bundle by its models, each with a proof:
// the policies, bindings and roles that decide.
//
// It may import lint/document, lint/manifest, lint/model, lint/rule, lint/schema and
// lint/text, and neither Helm nor kustomize.
package query

import (
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
)

// A Verdict is what the answer to a question comes to.
type Verdict uint8

// The verdicts.
const (
	No Verdict = iota
	// Maybe is what the bundle does not say: labels, addresses or policies that are not
	// known decide.
	Maybe
	// Partly is yes, but not for all that was asked.
	Partly
	Yes
)

// String returns "no", "maybe", "partly" or "yes".
func (v Verdict) String() string { return [...]string{"no", "maybe", "partly", "yes"}[v] }

// MarshalText returns what String does.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// verdictOf is the verdict of a model.
func verdictOf(v model.Verdict) Verdict { return [...]Verdict{No, Maybe, Yes}[v] }

// An Answer is what one bundle says to a question.
type Answer struct {
	// Bundle names the bundle, as for people.
	Bundle  string
	Verdict Verdict
	// Message is one sentence without a full stop.
	Message string
	// Proof is what decides, in the order in which it does.
	Proof []Step
}

// A Step is one thing that decides.
type Step struct {
	// Message is one clause without a full stop.
	Message string
	// At is where it says so; the zero Location where nothing does.
	At document.Location
}

// step makes a step about a field of an object, which may be nil.
func step(o *manifest.Object, path []any, format string, args ...any) Step {
	s := Step{Message: fmt.Sprintf(format, args...)}
	if o != nil {
		s.At = o.Locate(path)
	}
	return s
}

// A NameError is a name that nothing has, or several things.
type NameError struct {
	Name string
	// Several are what has the name, if more than one does.
	Several []string
	// Names are the names that exist, sorted.
	Names []string
}

func (e *NameError) Error() string {
	if len(e.Several) > 0 {
		return fmt.Sprintf("%q is several: %s", e.Name, quoted(e.Several))
	}
	return fmt.Sprintf("nothing is called %q", e.Name)
}

// few is how many of many things are listed in a message.
const few = 6

// quoted lists names for a message, a few of many.
func quoted(names []string) string {
	text := ""
	for i, name := range names[:min(few, len(names))] {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	if n := len(names) - few; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return text
}

// distinct sorts what is in a list, and leaves each out but once.
func distinct(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}
