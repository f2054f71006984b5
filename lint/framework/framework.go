// Package framework says control by control how a run stands to a compliance
// framework.
//
// It may import every package below it.
package framework

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// files hold the controls of frameworks: in the first line, after a #, where they
// are from, then an ID and a title in each.
//
//go:embed controls/*.tsv
var files embed.FS

// A Control is one requirement of a framework.
type Control struct{ ID, Title string }

// A Status says how manifests stand to a control.
type Status uint8

// The statuses, the worst first.
const (
	// Failed is a control that a finding is about.
	Failed Status = iota
	// Suppressed is a control that only accepted findings are about.
	Suppressed
	// NotAssessed is a control of which nothing can be said.
	NotAssessed
	// Passed is a control whose rules judged something and found nothing.
	Passed
)

// Statuses returns every status, the worst first.
func Statuses() []Status { return []Status{Failed, Suppressed, NotAssessed, Passed} }

// String returns the words for s.
func (s Status) String() string {
	return [...]string{"failed", "suppressed", "not assessed", "passed"}[s]
}

// MarshalText returns the words for s.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// An Outcome is how manifests stand to a control.
type Outcome struct {
	Control
	Status Status
	// Reason says why a control is not assessed.
	Reason string
	// Rules are those about the control that judged something, sorted by ID.
	Rules []*rule.Rule
	// Findings are those about the control, also the suppressed ones.
	Findings []report.Finding
}

// An Assessment is how manifests stand to a framework.
type Assessment struct {
	Framework string
	// Source says where the list of controls is from, "" if there is none but
	// what rules say, so that controls may be missing.
	Source string
	// Outcomes are in the order of the framework, then those that only rules name.
	Outcomes []Outcome
	Summary  report.Summary
}

// Count returns how many controls have a status.
func (a *Assessment) Count(s Status) int {
	n := 0
	for _, o := range a.Outcomes {
		if o.Status == s {
			n++
		}
	}
	return n
}

// Assess holds a report, of a run of at least the rules of a framework, against
// the framework. Kinds are those of the objects judged, and parameters what the
// user sets of rules.
func Assess(name string, set *rule.Set, r report.Report, kinds []string, parameters map[string]map[string]any) (Assessment, error) {
	a := Assessment{Framework: name, Summary: r.Summary}
	controls, source, err := read(name)
	if err != nil {
		return a, err
	}
	a.Source = source
	about := make(map[string][]*rule.Rule)
	var unlisted []string
	for _, rl := range set.Rules {
		for _, id := range rl.Compliance[name] {
			if about[id] == nil && !slices.ContainsFunc(controls, func(c Control) bool { return c.ID == id }) {
				unlisted = append(unlisted, id)
			}
			about[id] = append(about[id], rl)
		}
	}
	slices.SortFunc(unlisted, compareIDs)
	for _, id := range unlisted {
		controls = append(controls, Control{ID: id})
	}
	found := byControl(name, slices.Concat(r.Findings, r.Suppressed))
	for _, c := range controls {
		o := Outcome{Control: c, Findings: found[c.ID]}
		var reasons []string
		for _, rl := range about[c.ID] {
			if reason := unable(rl, r.Rules, kinds, parameters[rl.ID]); reason != "" {
				reasons = append(reasons, reason)
				continue
			}
			o.Rules = append(o.Rules, rl)
		}
		switch {
		case slices.ContainsFunc(o.Findings, func(f report.Finding) bool { return f.Suppressed == nil }):
			o.Status = Failed
		case len(o.Findings) > 0:
			o.Status = Suppressed
		case len(o.Rules) > 0:
			o.Status = Passed
		default:
			o.Status = NotAssessed
			o.Reason = "no rule is about it: manifests do not say, or kubevet does not know"
			if len(reasons) > 0 {
				o.Reason = strings.Join(slices.Compact(reasons), "; ")
			}
		}
		a.Outcomes = append(a.Outcomes, o)
	}
	return a, nil
}

// unable says why a rule could judge nothing, "" if it did.
func unable(r *rule.Rule, ran []*rule.Rule, kinds []string, set map[string]any) string {
	if !slices.ContainsFunc(ran, func(other *rule.Rule) bool { return other.ID == r.ID }) {
		return r.ID + " did not run"
	}
	for _, name := range slices.Sorted(maps.Keys(r.Example)) {
		if _, given := set[name]; !given && name != rule.KubeVersion && empty(r.Parameters[name]) {
			return fmt.Sprintf("%s needs its parameter %s", r.ID, name)
		}
	}
	if !slices.ContainsFunc(kinds, r.Judges) {
		return r.ID + " has no object to judge"
	}
	return ""
}

// empty reports whether the default of a parameter says nothing.
func empty(standard any) bool {
	switch v := standard.(type) {
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	case string:
		return v == ""
	case bool:
		return !v
	}
	return false
}

// byControl sorts findings by the controls that they are about: the one that they
// name, if it is of the framework, else all of their rule.
func byControl(name string, findings []report.Finding) map[string][]report.Finding {
	found := make(map[string][]report.Finding)
	for _, f := range findings {
		controls := f.Rule.Compliance[name]
		if slices.Contains(controls, f.Control) {
			controls = []string{f.Control}
		}
		for _, id := range controls {
			found[id] = append(found[id], f)
		}
	}
	return found
}

// compareIDs compares IDs with numbers in them by the numbers.
func compareIDs(a, b string) int {
	for a != "" && b != "" {
		if n := min(digits(a), digits(b)); n > 0 {
			x, y := a[:digits(a)], b[:digits(b)]
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			if c := strings.Compare(x, y); c != 0 {
				return c
			}
			a, b = a[len(x):], b[len(y):]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

// digits counts the digits that s starts with.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// read returns the controls of a framework and where they are from; none if there
// is no list.
func read(name string) (controls []Control, source string, err error) {
	text, err := files.ReadFile("controls/" + name + ".tsv")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("read the controls of %s: %w", name, err)
	}
	head, rest, _ := strings.Cut(string(text), "\n")
	for line := range strings.Lines(rest) {
		id, title, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, "", fmt.Errorf("read the controls of %s: %q has no title", name, line)
		}
		controls = append(controls, Control{id, title})
	}
	return controls, strings.TrimPrefix(head, "# "), nil
}
