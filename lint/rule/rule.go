// Package rule reads Rego policies into rules: what a rule is called, which
// objects it judges, how severe its findings are and how it is documented.
//
// It may import nothing of kubevet's.
package rule

import (
	"slices"
	"strings"
)

// A Rule is one policy: everything that is known of it comes from its Rego file
// and the example beside it.
type Rule struct {
	// ID is kebab-case and the same everywhere: file, package leaf, SARIF
	// ruleId, suppression, documentation.
	ID       string
	Category string
	// Title is one line without a full stop; Description says what happens and
	// why it matters, in Markdown.
	Title, Description string
	References         []Reference
	// Severity is the most severe that the rule's findings have, and Profile the
	// smallest that any of them is in.
	Severity Severity
	Profile  Profile
	// Kinds are the kinds of object the rule judges, in the notation of
	// manifest.Object.GroupKind.
	Kinds []string
	// Pods says that the rule judges whatever carries pods, kinds that nobody knows
	// included.
	Pods bool
	// Components narrow Kinds to the objects that configure one of these, as
	// "kube-apiserver"; nil does not.
	Components []string
	// Compliance maps a framework ("cis-1.12", "cwe", "mitre") to its controls.
	Compliance map[string][]string
	// Aliases maps another linter to its names of the same rule.
	Aliases map[string][]string
	// Yields are the IDs of the rules that go before this one: of what one of them
	// reports in the same run, and at no lower severity, this one is silent.
	Yields []string
	Fix    *Fix
	// Help is what a person does about a finding, in a clause in the imperative; "" if
	// Fix says it, or the rule says nothing.
	Help string
	// Masks says that the value at the path of a finding is a secret: no output
	// shows it, and for that the rule runs in every run, selected or not.
	Masks bool
	// Parameters are the defaults of what can be configured of the rule, nil if
	// nothing can.
	Parameters map[string]any
	// Models are what the rule needs to know of a whole bundle, nil if nothing.
	Models []Model
	// Bad violates the rule where a "# want" comment says so; Good does not
	// violate it; Fixed is Bad after Fix, "" if there is none. All are YAML, and
	// all are "" if the policy is a user's and has no examples.
	Bad, Good, Fixed string
	// Example are the parameters with which Bad violates the rule, nil if it does
	// so with the defaults; among them, by the name KubeVersion, the version of
	// Kubernetes for which it does, if not for the newest.
	Example map[string]any
	// User marks a policy that is not kubevet's own.
	User bool
	// File is the rule's Rego file, relative to the root of the policies.
	File string
}

// KubeVersion is the name in Rule.Example of a version of Kubernetes, as "1.33".
const KubeVersion = "kube-version"

// Judges reports whether the rule is for objects of a kind, in the notation of
// manifest.Object.JudgedKind: every rule for workloads is for what carries pods by
// shape.
func (r *Rule) Judges(kind string) bool {
	if kind, shaped := strings.CutSuffix(kind, "+"); shaped {
		return r.Judges(kind) || r.Pods
	}
	return r.Kinds[0] == Any || slices.Contains(r.Kinds, kind)
}

// A Reference is a page to read.
type Reference struct{ Ref, Description string }

// A Fix is the edit that fixes a finding: Set is written at the finding's path,
// or the field is removed.
type Fix struct {
	Set    any
	Remove bool
	// Safe says that the fix cannot break a workload that runs today.
	Safe bool
}
