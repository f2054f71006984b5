package framework

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestControls holds the lists of controls against the rules: no control twice,
// every one that a rule names listed. Rules may name techniques that are outside
// of the matrix for containers.
func TestControls(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"cis-1.12": 131, "nsa-1.2": 14, "mitre": 32, "pss-baseline": 12, "pss-restricted": 8} {
		controls, source, err := read(name)
		if err != nil || source == "" || len(controls) != want {
			t.Errorf("%s: %d controls from %q, want %d; %v", name, len(controls), source, want, err)
		}
		listed := make(map[string]bool)
		for _, c := range controls {
			if listed[c.ID] {
				t.Errorf("%s: control %s is listed twice", name, c.ID)
			}
			listed[c.ID] = true
		}
		for _, r := range set.Rules {
			for _, id := range r.Compliance[name] {
				if !listed[id] && name != "mitre" {
					t.Errorf("%s: there is no control %q of %s", r.File, id, name)
				}
			}
		}
	}
}

func TestCompareIDs(t *testing.T) {
	want := []string{"1.1", "1.2", "1.2.1", "1.10", "2", "T1611", "T1611.002", "V-9", "V-10"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compareIDs)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

// TestAssess has a control of each status.
func TestAssess(t *testing.T) {
	about := func(id, kind string, controls ...string) *rule.Rule {
		return &rule.Rule{ID: id, Kinds: []string{kind}, Compliance: map[string][]string{"f": controls}}
	}
	set := &rule.Set{Rules: []*rule.Rule{
		about("accepted", "Pod", "2"),
		about("clean", "Pod", "3", "10"),
		about("found", "Pod", "1", "3"),
		about("ignored", "Pod", "4"),
		about("named", "Pod", "6", "7"),
		about("needy", "Pod", "5"),
		about("node", "Node", "8", "10"),
	}}
	set.Rules[5].Parameters = map[string]any{"registries": []any{}}
	set.Rules[5].Example = map[string]any{"registries": []any{"a"}}
	ran := slices.DeleteFunc(slices.Clone(set.Rules), func(r *rule.Rule) bool { return r.ID == "ignored" })
	r := report.Report{
		Rules: ran,
		Findings: []report.Finding{
			{Rule: set.Rules[2], Message: "found"},
			{Rule: set.Rules[4], Message: "of a pod", Control: "7"},
		},
		Suppressed: []report.Finding{{Rule: set.Rules[0], Message: "accepted", Suppressed: &filter.Suppression{Reason: "known"}}},
	}
	outline := func(parameters map[string]map[string]any) []string {
		a, err := Assess("f", set, r, []string{"Pod"}, parameters)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, o := range a.Outcomes {
			line := o.ID + " " + o.Status.String()
			if o.Reason != "" {
				line += ": " + o.Reason
			}
			lines = append(lines, line)
		}
		return lines
	}
	want := []string{
		"1 failed", "2 suppressed", "3 failed", "4 not assessed: ignored did not run",
		"5 not assessed: needy needs its parameter registries", "6 passed", "7 failed",
		"8 not assessed: node has no object to judge", "10 passed",
	}
	if diff := cmp.Diff(want, outline(nil)); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	want[4] = "5 passed"
	if diff := cmp.Diff(want, outline(map[string]map[string]any{"needy": {"registries": []any{"a"}}})); diff != "" {
		t.Errorf("outcomes with the parameter (-want +got):\n%s", diff)
	}
}
