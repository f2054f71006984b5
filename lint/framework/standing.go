package framework

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// Standings returns how a run stands to the newest edition of every framework whose
// controls are listed, sorted by name. Parameters are what the user sets of rules.
func Standings(set *rule.Set, r report.Report, parameters map[string]map[string]any) ([]report.Standing, error) {
	var all []report.Standing
	for _, name := range newest() {
		extended, err := Extend(set, name)
		if err != nil {
			return nil, err
		}
		a, err := Assess(name, extended, r, r.Kinds, parameters)
		if err != nil {
			return nil, err
		}
		s := report.Standing{Framework: name, Source: a.Source}
		var parts []string
		for _, status := range Statuses() {
			parts = append(parts, fmt.Sprintf("%d %s", a.Count(status), status))
			for _, o := range a.With(status) {
				c := report.Control{ID: o.ID, Title: o.Title, Status: o.Status.String(), Reason: o.Reason}
				for _, f := range o.Findings {
					c.Findings = append(c.Findings, f.Fingerprint)
				}
				s.Controls = append(s.Controls, c)
			}
		}
		s.Counts = strings.Join(parts, ", ")
		all = append(all, s)
	}
	return all, nil
}

// older are the editions that a newer one of their framework has replaced. Their
// numbers do not say so: those of CIS were once those of Kubernetes.
var older = []string{"cis-1.7", "cis-1.8", "cis-1.9", "cis-1.10", "cis-1.11", "cis-1.23", "cis-1.24", "owasp-k8s-2022"}

// newest returns the frameworks without older editions.
func newest() []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return slices.Contains(older, name) })
}
