// Package framework says control by control how a run stands to a compliance
// framework.
//
// It may import every package below it.
package framework

import (
	"cmp"
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

// files hold the controls of frameworks: in the first line, after a #, where they are
// from, and how rules came to be about them; then in each an ID, a title and, unless the
// rules themselves name the control, what it is the same as, "-" for nothing, and why no
// rule is about it.
//
//go:embed controls/*.tsv
var files embed.FS

// A Control is one requirement of a framework.
type Control struct {
	ID, Title string
	// Same is what the control is about besides the rules that name it: rules,
	// categories, and controls of other frameworks, as "cis-1.12/5.2.2". Nil is nothing.
	Same []string
	// Why says why no rule is about the control, "" if one is or nobody knows.
	Why string
}

// A Status says how manifests stand to a control.
type Status uint8

// The statuses, in the order of a report.
const (
	// Failed is a control that a finding is about.
	Failed Status = iota
	// Accepted is a control that only suppressed findings are about.
	Accepted
	// Passed is a control whose rules judged something and found nothing.
	Passed
	// NotAssessed is a control of which nothing can be said.
	NotAssessed
)

// Statuses returns every status, in the order of a report.
func Statuses() []Status { return []Status{Failed, Accepted, Passed, NotAssessed} }

// String returns the words for s.
func (s Status) String() string {
	return [...]string{"failed", "accepted", "passed", "not assessed"}[s]
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
	// Version is that of kubevet, Paths what was assessed as it was named, and Date the
	// day as it was given, "" if it was not.
	Version string
	Paths   []string
	Date    string
}

// With returns the outcomes of a status, in their order.
func (a *Assessment) With(s Status) []Outcome {
	var out []Outcome
	for _, o := range a.Outcomes {
		if o.Status == s {
			out = append(out, o)
		}
	}
	return out
}

// Count returns how many controls have a status.
func (a *Assessment) Count(s Status) int { return len(a.With(s)) }

// Assess holds a report, of a run of at least the rules of a framework, against
// the framework; the set is as Extend returns it. Kinds are those of the objects
// judged, and parameters what the user sets of rules.
func Assess(name string, set *rule.Set, r report.Report, kinds []string, parameters map[string]map[string]any) (Assessment, error) {
	a := Assessment{Framework: name, Summary: r.Summary, Version: r.Version}
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
	all := slices.Concat(r.Findings, r.Suppressed)
	for _, c := range controls {
		o := Outcome{Control: c}
		for _, f := range all {
			if c.concerns(name, f) {
				o.Findings = append(o.Findings, f)
			}
		}
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
			o.Status = Accepted
		case len(o.Rules) > 0:
			o.Status = Passed
		default:
			o.Status = NotAssessed
			o.Reason = cmp.Or(why(c), "no rule is about it: manifests do not say, or kubevet does not know")
			if len(reasons) > 0 {
				o.Reason = strings.Join(slices.Compact(reasons), "; ")
			}
		}
		a.Outcomes = append(a.Outcomes, o)
	}
	return a, nil
}

// why says why no rule is about a control, or about the one that it is the same as; ""
// if that is not known.
func why(c Control) string {
	if c.Why != "" || len(c.Same) != 1 {
		return c.Why
	}
	name, id, _ := strings.Cut(c.Same[0], "/")
	others, _, err := read(name)
	if err != nil {
		return ""
	}
	for _, other := range others {
		if other.ID == id {
			return other.Why
		}
	}
	return ""
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

// concerns reports whether a finding is about the control: one that names a control, of
// this framework or of one that the control is the same as, is about that one alone.
func (c Control) concerns(framework string, f report.Finding) bool {
	own := f.Rule.Compliance[framework]
	switch {
	case !slices.Contains(own, c.ID):
		return false
	case f.Control == "":
		return true
	case slices.Contains(own, f.Control):
		return f.Control == c.ID
	}
	other := false
	for _, same := range c.Same {
		name, id, ok := strings.Cut(same, "/")
		if controls := f.Rule.Compliance[name]; ok && slices.Contains(controls, id) && slices.Contains(controls, f.Control) {
			if id == f.Control {
				return true
			}
			other = true
		}
	}
	return !other
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
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) < 2 || len(cells) > 4 {
			return nil, "", fmt.Errorf("read the controls of %s: %q is not an ID, a title, what it is the same as, and why no rule is about it", name, line)
		}
		c := Control{ID: cells[0], Title: cells[1]}
		if len(cells) > 2 && cells[2] != "-" {
			c.Same = strings.Fields(cells[2])
		}
		if len(cells) > 3 {
			c.Why = cells[3]
		}
		controls = append(controls, c)
	}
	return controls, strings.TrimPrefix(head, "# "), nil
}
