// Package report writes what a run found, one function a format.
//
// It may import lint/catalogue, lint/diagram, lint/document, lint/filter, lint/git, lint/graph, lint/mask,
// lint/rule and lint/text, and neither Helm nor kustomize.
package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Report is the outcome of a run, in one total order. No secret value is in
// it: excerpts and messages are redacted when it is made.
type Report struct {
	// Version is kubevet's version.
	Version string
	// Rules are the rules that ran, sorted by ID.
	Rules []*rule.Rule
	// Kinds are those of the objects judged, as manifest.Object.GroupKind has
	// them, sorted.
	Kinds    []string
	Findings []Finding
	// Suppressed are the findings that something suppresses; those to be shown.
	Suppressed []Finding
	// Unused are the suppressions that are of no use. One weighs as much as a
	// finding of severity UnusedSeverity.
	Unused []filter.Unused
	// Stale are the entries of the baseline that this run shows to be of no use.
	Stale    []filter.Entry
	Problems []document.Problem
	Summary  Summary
	// Maps are those of the bundles, if they were asked for, and Standings how the run
	// stands to compliance frameworks.
	Maps      []graph.Graph
	Standings []Standing
}

// A Finding is a finding ready to be shown.
type Finding struct {
	Rule *rule.Rule
	// Severity is the rule's, unless the policy states another for this case.
	Severity rule.Severity
	Message  string
	// Control is that of a framework which the finding is about, "" if it is about
	// all of its rule.
	Control string
	// Object is what is blamed.
	Object Object
	// Objects are all objects that the finding is about, sorted, Object among them:
	// several where one line makes them.
	Objects []Object
	// Evidence are the names, keys, verbs or hosts that the finding sums up, sorted;
	// nil if it is about one thing.
	Evidence []string
	// Path is the field to change, as "spec.containers[0].image", relative to
	// the object.
	Path     string
	Location document.Location
	// Excerpt is the source line at Location, then the lines of the related
	// locations worth showing, in the order to print.
	Excerpt []Excerpt
	// Scenarios are the values files or overlays in which the finding occurs,
	// sorted; nil if it occurs in the default rendering only.
	Scenarios []string
	// Sources are the directories of the charts and kustomizations in which the finding
	// occurs, sorted; "" is any other file.
	Sources []string
	// Identity is what the finding is known by from run to run, and Fingerprint a
	// text made of it, of which no two findings of a run have the same.
	Identity    filter.Identity
	Fingerprint string
	// Edits fix the finding, in the order of the text, if they were asked for and
	// are known to change nothing else: in plain YAML. Nil otherwise.
	Edits []document.Edit
	// Diff are the lines that Edits change and some around them, as in a unified diff,
	// redacted; nil without Edits.
	Diff []string
	// Suppressed is what suppresses the finding, nil if nothing does.
	Suppressed *filter.Suppression
}

// UnusedSeverity is how severe a suppression is that is of no use.
const UnusedSeverity = rule.Low

// An Object names a Kubernetes object.
type Object struct{ APIVersion, Kind, Namespace, Name string }

// An Excerpt is one line of source, redacted.
type Excerpt struct {
	File string
	Line int
	// Text is the line without its line break, or what surrounds the offending
	// span if the line is very long. The span is from Column up to EndColumn, in
	// code points of Text from 1.
	Text              string
	Column, EndColumn int
	// Label says what the line is, "" for the primary location.
	Label string
	// Masked is set if Text does not say all that the line does, which may be secret.
	Masked bool
}

// A Summary says what was looked at. Its numbers are sums over all inputs.
type Summary struct {
	// Files are those read as plain YAML, Objects the Kubernetes objects judged.
	// Scenarios counts the renderings of the charts.
	Files, Charts, Scenarios, Kustomizations, Objects int
	// NotKubernetes counts YAML documents without apiVersion and kind, which
	// are not linted; Skipped the inputs that could not be read, rendered or
	// parsed, each of which is a problem.
	NotKubernetes, Skipped int
	// Suppressed counts the findings that comments, annotations and the
	// configuration answer, shown or not; Baselined those that the baseline holds.
	Suppressed, Baselined int
	// Unchanged counts the findings that an older revision has too, and Fixed
	// those that only it has.
	Unchanged, Fixed int
}

// rulesOf returns the rules of findings, sorted by ID.
func rulesOf(findings []Finding) []*rule.Rule {
	var rules []*rule.Rule
	seen := make(map[string]bool)
	for _, f := range findings {
		if !seen[f.Rule.ID] {
			seen[f.Rule.ID] = true
			rules = append(rules, f.Rule)
		}
	}
	slices.SortFunc(rules, func(a, b *rule.Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// Compare is the order of findings in every format: by place, then by
// rule and what is said of which object.
func (a Finding) Compare(b Finding) int {
	return cmp.Or(
		strings.Compare(a.Location.File, b.Location.File),
		cmp.Compare(a.Location.Line, b.Location.Line),
		cmp.Compare(a.Location.Column, b.Location.Column),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Object.Kind, b.Object.Kind),
		strings.Compare(a.Object.Namespace, b.Object.Namespace),
		strings.Compare(a.Object.Name, b.Object.Name),
		strings.Compare(a.Path, b.Path),
	)
}
