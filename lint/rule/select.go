package rule

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Selection says which rules of a set run.
type Selection struct {
	// Profile is the profile to run; none is Recommended.
	Profile Profile
	// Select are rules, categories or another linter's names ("trivy:KSV-0017",
	// "CKV_K8S_16"). If there are any, they run instead of the profile.
	Select []string
	// Framework is a key of Rule.Compliance, such as "pss-restricted" or
	// "cis-1.12". If it is not "", the rules with a control of that framework run
	// instead of the profile, besides those in Select.
	Framework string
	// Ignore are names of the same kinds; what they name does not run.
	Ignore []string
}

// A NameError is a name in a Selection that no rule answers to.
type NameError struct {
	// What says what the name is of: "rule" or "framework".
	What, Name string
	// Names are the names that exist, sorted: of rules and categories, or of
	// frameworks.
	Names []string
}

func (e *NameError) Error() string { return fmt.Sprintf("unknown %s %q", e.What, e.Name) }

// Reports reports whether findings of a profile are reported, of the rules that
// the selection runs: those of what is selected by name are, whatever they are in.
func (sel Selection) Reports(p Profile) bool {
	if sel.Framework != "" || len(sel.Select) > 0 {
		return true
	}
	return cmp.Or(sel.Profile, Recommended) >= p
}

// Pick returns the rules of the set that a selection runs, sorted by ID. A name
// that is nobody's is a *NameError.
func (s *Set) Pick(sel Selection) ([]*Rule, error) {
	profile := cmp.Or(sel.Profile, Recommended)
	if names := s.Frameworks(); sel.Framework != "" && !slices.Contains(names, sel.Framework) {
		return nil, &NameError{What: "framework", Name: sel.Framework, Names: names}
	}
	picked := make(map[*Rule]bool)
	for _, r := range s.Rules {
		if sel.Framework != "" {
			picked[r] = len(r.Compliance[sel.Framework]) > 0
		} else {
			picked[r] = len(sel.Select) == 0 && r.Profile <= profile
		}
	}
	for _, mark := range []struct {
		names []string
		runs  bool
	}{{sel.Select, true}, {sel.Ignore, false}} {
		for _, name := range mark.names {
			found := s.Named(name)
			if len(found) == 0 {
				return nil, &NameError{What: "rule", Name: name, Names: s.Names()}
			}
			for _, r := range found {
				picked[r] = mark.runs
			}
		}
	}
	var rules []*Rule
	for _, r := range s.Rules {
		if picked[r] {
			rules = append(rules, r)
		}
	}
	return rules, nil
}

// Named returns the rules that a name stands for, sorted by ID: a rule, all
// rules of a category, or those that another linter calls by that name, which
// may be preceded by the linter and a colon.
func (s *Set) Named(name string) []*Rule {
	linter, alias, qualified := strings.Cut(name, ":")
	if !qualified {
		linter, alias = "", name
	}
	var rules []*Rule
	for _, r := range s.Rules {
		if r.ID == name || r.Category == name || r.hasAlias(linter, alias) {
			rules = append(rules, r)
		}
	}
	return rules
}

// hasAlias reports whether a linter, or any if it is "", has that name for r.
func (r *Rule) hasAlias(linter, alias string) bool {
	for l, names := range r.Aliases {
		if (linter == "" || strings.EqualFold(l, linter)) && slices.Contains(names, alias) {
			return true
		}
	}
	return false
}

// Names returns the IDs and categories of the set, sorted.
func (s *Set) Names() []string {
	var names []string
	for _, r := range s.Rules {
		names = append(names, r.ID, r.Category)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Frameworks returns the compliance frameworks that rules have controls of, or that are
// mapped to such, sorted.
func (s *Set) Frameworks() []string {
	names := make(map[string]bool)
	for _, name := range s.Mapped {
		names[name] = true
	}
	for _, r := range s.Rules {
		for framework, controls := range r.Compliance {
			if len(controls) > 0 {
				names[framework] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}
