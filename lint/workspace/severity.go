package workspace

import (
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/rule"
)

// regraded returns the severities that a user gives to rules, by ID. They are
// given by the names that rule.Set.Named knows.
func regraded(set *rule.Set, severities map[string]rule.Severity) map[string]rule.Severity {
	byID := make(map[string]rule.Severity)
	for _, name := range slices.Sorted(maps.Keys(severities)) {
		for _, r := range set.Named(name) {
			if _, own := severities[r.ID]; !own || r.ID == name {
				byID[r.ID] = severities[name]
			}
		}
	}
	return byID
}

// regrade returns the set with the severities that a user gives to rules.
func regrade(set *rule.Set, byID map[string]rule.Severity) *rule.Set {
	if len(byID) == 0 {
		return set
	}
	graded := *set
	graded.Rules = slices.Clone(set.Rules)
	for i, r := range graded.Rules {
		if severity, ok := byID[r.ID]; ok {
			changed := *r
			changed.Severity = severity
			graded.Rules[i] = &changed
		}
	}
	return &graded
}

// override gives the findings of rules that a user gives a severity that one,
// whatever the policy says of the case.
func override(bundles []*Bundle, byID map[string]rule.Severity) {
	for _, b := range bundles {
		for i := range b.Findings {
			if severity, ok := byID[b.Findings[i].Rule.ID]; ok {
				b.Findings[i].Severity = severity
			}
		}
	}
}

// withSecretRules adds the rules that find secrets to those selected: what they
// find is masked in the excerpts of all findings.
func withSecretRules(set *rule.Set, selected []*rule.Rule) []*rule.Rule {
	rules := slices.Clone(selected)
	for _, r := range set.Rules {
		if r.Masks && !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	return rules
}
