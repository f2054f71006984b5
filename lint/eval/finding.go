// Package eval judges objects by rules.
//
// It may import lint/document, lint/eval/plan, lint/manifest, lint/model,
// lint/rule, lint/schema and lint/text.
package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Finding is one violation of a rule by an object.
type Finding struct {
	Rule   *rule.Rule
	Object *manifest.Object
	// Path leads from the object to the field that should change, which need
	// not exist: strings are keys, ints are indexes.
	Path    []any
	Message string
	// Control is that of a framework which the finding is about, if the rule is about
	// several; "" is all of them.
	Control string
	// Line is which line of the string at Path is meant, from 1; 0 is all of it.
	Line int
	// Part is the part of the string at Path that is meant, such as the tag of an
	// image; "" is all of it.
	Part string
	// Severity and Profile are the rule's, unless the policy states others for
	// this case.
	Severity rule.Severity
	Profile  rule.Profile
	// Scope leads to what the finding speaks for as a whole, such as a container
	// or an entry of a role: what others say of it may be said with this. It is
	// Path unless the policy states it.
	Scope []any
	// Evidence are the names, keys, verbs or hosts that the finding sums up,
	// sorted and never values; nil if it is about one thing.
	Evidence []string
	// At is where the finding is mended, if that is in another object; nil if not.
	At *Related
	// Related are fields of other objects of the bundle that explain the
	// finding.
	Related []Related
}

// A Failure is a rule that could not judge an object: it contradicts itself, or says
// what is not a finding.
type Failure struct {
	Rule   *rule.Rule
	Object *manifest.Object
	Err    error
}

// Problem says so at the object.
func (f *Failure) Problem() document.Problem {
	loc := f.Object.Locate(nil)
	policy := "rule " + f.Rule.ID
	if f.Rule.User {
		policy = "policy " + f.Rule.File
	}
	return document.Problem{
		File: loc.File, Line: loc.Line, Column: loc.Column,
		Message: fmt.Sprintf("%s %q is not judged by the %s: %v", f.Object.Kind, f.Object.Name, policy, f.Err),
	}
}

// A Related is a field that explains a finding.
type Related struct {
	Object  *manifest.Object
	Path    []any
	Message string
}

// is reports whether two related fields are one; nil is none.
func (r *Related) is(other Related) bool {
	return r != nil && r.Object == other.Object && slices.Equal(r.Path, other.Path)
}

// Locate returns the place a person edits to fix f. The places of its related
// fields follow those that explain the location itself.
func (f *Finding) Locate() document.Location {
	loc := f.Object.Locate(f.Path)
	if f.At != nil {
		own := document.Related{Location: loc, Message: f.At.Message}
		loc = f.At.Object.Locate(f.At.Path)
		loc.Related = append(loc.Related, own)
	}
	for _, r := range f.Related {
		loc.Related = append(loc.Related, document.Related{Location: r.Object.Locate(r.Path), Message: r.Message})
	}
	return loc
}

// A place is a field of an object as a policy names it.
type place struct {
	// What is not a string names no object: it comes from a manifest.
	Kind      any    `json:"kind"`
	Namespace any    `json:"namespace"`
	Name      any    `json:"name"`
	Path      []any  `json:"path"`
	Message   string `json:"message"`
}

// A verdict is a finding as a policy states it, in JSON.
type verdict struct {
	Path     []any         `json:"path"`
	Line     int           `json:"line"`
	Part     string        `json:"part"`
	Message  string        `json:"message"`
	Control  string        `json:"control"`
	Severity rule.Severity `json:"severity"`
	Profile  rule.Profile  `json:"profile"`
	Scope    []any         `json:"scope"`
	Evidence []string      `json:"evidence"`
	At       *place        `json:"at"`
	Related  []place       `json:"related"`
}

// profile is the one that a finding of a rule is in: as the policy states, else the
// rule's; but what the policy states to be low or less is in no smaller one than
// strict, which is worth a comment to nobody who did not ask.
func (v *verdict) profile(r *rule.Rule) rule.Profile {
	if !r.User && v.Profile == 0 && v.Severity != 0 && v.Severity <= rule.Low && v.Severity < r.Severity {
		return max(r.Profile, rule.Strict)
	}
	return cmp.Or(v.Profile, r.Profile)
}

// verdictsOf reads what a rule says of an object, in the order of Rego's values. With an
// error are those before it.
func verdictsOf(r *rule.Rule, denied ast.Set) ([]verdict, error) {
	var verdicts []verdict
	for _, term := range denied.Slice() {
		v, err := decode(term)
		if err == nil && v.Control != "" && !slices.Contains(slices.Concat(slices.Collect(maps.Values(r.Compliance))...), v.Control) {
			err = fmt.Errorf("control %q is not in METADATA", v.Control)
		}
		if err != nil {
			return verdicts, fmt.Errorf("a finding is not well-formed: %w", err)
		}
		v.Path, v.Scope = indexes(v.Path), indexes(v.Scope)
		slices.Sort(v.Evidence)
		verdicts = append(verdicts, v)
	}
	return verdicts, nil
}

// findings makes findings of what a rule says of an object. The verdicts stay as they
// are.
func (in *input) findings(r *rule.Rule, o *manifest.Object, verdicts []verdict) []Finding {
	var findings []Finding
	for i := range verdicts {
		v := &verdicts[i]
		f := Finding{
			Rule: r, Object: o, Path: v.Path, Message: v.Message, Control: v.Control, Line: v.Line, Part: v.Part,
			Severity: cmp.Or(v.Severity, r.Severity), Profile: v.profile(r),
			Scope: v.Scope, Evidence: v.Evidence,
		}
		if f.Scope == nil {
			f.Scope = f.Path
		}
		if v.At != nil {
			f.At = in.field(o, *v.At)
		}
		for _, rel := range v.Related {
			if r := in.field(o, rel); r != nil && !f.At.is(*r) {
				f.Related = append(f.Related, *r)
			}
		}
		findings = append(findings, f)
	}
	return findings
}

// field finds what a finding in o names, nil if there is no such object.
func (in *input) field(o *manifest.Object, p place) *Related {
	kind, _ := p.Kind.(string)
	namespace, _ := p.Namespace.(string)
	name, _ := p.Name.(string)
	other := in.related(o, kind, namespace, name)
	if other == nil {
		return nil
	}
	return &Related{other, indexes(slices.Clone(p.Path)), p.Message}
}

// decode reads one finding strictly.
func decode(term *ast.Term) (verdict, error) {
	var v verdict
	value, err := ast.JSON(term.Value)
	if err != nil {
		return v, err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return v, err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		return v, err
	}
	if v.Message == "" {
		return v, errors.New("the message is missing")
	}
	return v, nil
}

// indexes turns the numbers of a path into ints.
func indexes(path []any) []any {
	for i, step := range path {
		if n, ok := step.(json.Number); ok {
			if index, err := n.Int64(); err == nil {
				path[i] = int(index)
			}
		}
	}
	return path
}
