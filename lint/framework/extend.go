package framework

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// Names returns the frameworks whose controls are listed here, sorted.
func Names() []string {
	entries, err := files.ReadDir("controls")
	if err != nil {
		return nil // it is embedded
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".tsv"))
	}
	return names
}

// unmapped are frameworks that people ask for, and why no report is made of them.
var unmapped = map[string]string{
	"hipaa":   "the Security Rule (45 CFR 164.312) says nothing of Kubernetes, and no official text says which settings its standards are about",
	"pci-dss": "PCI DSS is published under a licence that has to be accepted, and no text that can be read says which settings of Kubernetes its requirements are about",
	"soc2":    "the Trust Services Criteria say nothing of Kubernetes, and no official text says which settings they are about; the names in rules are those other linters use, good for kubevet lint --framework soc2",
}

// Unmapped says why no report can be made of a framework that is known, "" if one can
// or it is not known.
func Unmapped(name string) string {
	for known, why := range unmapped {
		if name == known || strings.HasPrefix(name, known+"-") {
			return why
		}
	}
	return ""
}

// Extend returns a set whose rules name the controls of a framework that they are about
// by what it is the same as. Without such a list it is the set itself.
func Extend(set *rule.Set, name string) (*rule.Set, error) {
	controls, _, err := read(name)
	if err != nil {
		return nil, err
	}
	about := make(map[*rule.Rule][]string)
	for _, c := range controls {
		for _, same := range c.Same {
			rules := named(set, same)
			for _, r := range rules {
				about[r] = append(about[r], c.ID)
			}
		}
	}
	if len(about) == 0 {
		return set, nil
	}
	out := *set
	out.Rules = slices.Clone(set.Rules)
	for i, r := range out.Rules {
		if ids := about[r]; ids != nil {
			extended := *r
			extended.Compliance = maps.Clone(r.Compliance)
			if extended.Compliance == nil {
				extended.Compliance = make(map[string][]string)
			}
			ids = slices.Concat(r.Compliance[name], ids)
			slices.SortFunc(ids, compareIDs)
			extended.Compliance[name] = slices.Compact(ids)
			out.Rules[i] = &extended
		}
	}
	return &out, nil
}

// named returns the rules that a part of Control.Same stands for.
func named(set *rule.Set, same string) []*rule.Rule {
	framework, control, ok := strings.Cut(same, "/")
	if !ok {
		return set.Named(same)
	}
	var rules []*rule.Rule
	for _, r := range set.Rules {
		if slices.Contains(r.Compliance[framework], control) {
			rules = append(rules, r)
		}
	}
	return rules
}

// Sources returns where the list of controls of each framework is from, by its name.
func Sources() (map[string]string, error) {
	out := make(map[string]string)
	for _, name := range Names() {
		_, source, err := read(name)
		if err != nil {
			return nil, fmt.Errorf("read the source of %s: %w", name, err)
		}
		out[name] = source
	}
	return out, nil
}
