package framework

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestControls holds the lists of controls against the rules: no control twice,
// every one that a rule names listed, and everything that a control is the same as
// there. Rules may name techniques that are outside of the matrix for containers.
func TestControls(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{
		"cis-1.12": 131, "cis-1.11": 133, "cis-1.10": 130, "cis-1.9": 130, "cis-1.8": 130, "cis-1.7": 131, "cis-1.24": 124, "cis-1.23": 125,
		"nsa-1.2": 14, "mitre": 32, "pss": 18, "pss-baseline": 12, "pss-restricted": 8,
		"stig": 90, "owasp-k8s-2022": 10, "owasp-k8s-2025": 10, "bsi-app-4.4": 21,
	}
	all := make(map[string][]string)
	for _, name := range Names() {
		controls, source, err := read(name)
		if err != nil || !strings.Contains(source, "https://") || len(controls) != want[name] {
			t.Errorf("%s: %d controls from %q, want %d; %v", name, len(controls), source, want[name], err)
		}
		for _, c := range controls {
			if slices.Contains(all[name], c.ID) {
				t.Errorf("%s: control %s is listed twice", name, c.ID)
			}
			all[name] = append(all[name], c.ID)
		}
		for _, r := range set.Rules {
			for _, id := range r.Compliance[name] {
				if !slices.Contains(all[name], id) && name != "mitre" {
					t.Errorf("%s: there is no control %q of %s", r.File, id, name)
				}
			}
		}
	}
	if len(all) != len(want) {
		t.Errorf("there are lists of %d frameworks, want %d", len(all), len(want))
	}
	for name := range all {
		controls, _, _ := read(name)
		for _, c := range controls {
			for _, same := range c.Same {
				framework, id, other := strings.Cut(same, "/")
				if other && !slices.Contains(all[framework], id) || !other && len(named(set, same)) == 0 {
					t.Errorf("%s, control %s: there is no %s", name, c.ID, same)
				}
			}
		}
	}
}

// TestEditions holds what the rules say of CIS 1.23 to what its numbers are in 1.12:
// the lists of both are from different sources.
func TestEditions(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	controls, _, err := read("cis-1.23")
	if err != nil {
		t.Fatal(err)
	}
	newer := make(map[string][]string)
	for _, c := range controls {
		for _, same := range c.Same {
			if id, ok := strings.CutPrefix(same, "cis-1.12/"); ok {
				newer[c.ID] = append(newer[c.ID], id)
			}
		}
	}
	agree := 0
	for _, r := range set.Rules {
		for _, id := range r.Compliance["cis-1.23"] {
			for _, now := range newer[id] {
				if len(r.Compliance["cis-1.12"]) == 0 {
					continue
				}
				if slices.Contains(r.Compliance["cis-1.12"], now) {
					agree++
				} else if id != "5.7.3" {
					t.Errorf("%s: control %s of 1.23 is %s of 1.12, and it names %v", r.ID, id, now, r.Compliance["cis-1.12"])
				}
			}
		}
	}
	if agree < 60 {
		t.Errorf("%d controls agree", agree)
	}
}

// TestExtend has rules name the controls that are the same as others.
func TestExtend(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ framework, rule, want string }{
		{"stig", "apiserver-anonymous-auth", "V-242390"},
		{"cis-1.8", "privileged-container", "5.2.2"},
		{"owasp-k8s-2025", "cluster-admin-binding", "K02"},
		{"bsi-app-4.4", "liveness-probe-missing", "APP.4.4.A11"},
	} {
		extended, err := Extend(set, c.framework)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range extended.Rules {
			if r.ID == c.rule && !slices.Contains(r.Compliance[c.framework], c.want) {
				t.Errorf("%s names %v of %s, want %s", r.ID, r.Compliance[c.framework], c.framework, c.want)
			}
			if set.Rules[i].ID != r.ID {
				t.Fatal("the order of rules changed")
			}
		}
	}
	for _, r := range set.Rules {
		if r.ID == "cluster-admin-binding" && r.Compliance["owasp-k8s-2025"] != nil {
			t.Error("the rules of the set that was given changed")
		}
	}
	if same, err := Extend(set, "nsa-1.2"); err != nil || same != set {
		t.Errorf("a framework that rules name is extended: %v", err)
	}
	for name, why := range map[string]bool{"hipaa": true, "pci-dss-4.0": true, "soc2": true, "cis-1.12": false, "hip": false} {
		if got := Unmapped(name) != ""; got != why {
			t.Errorf("Unmapped(%q) says something: %t", name, got)
		}
	}
}

// TestConcerns has a finding about one of several controls be about the same one of
// another framework.
func TestConcerns(t *testing.T) {
	r := &rule.Rule{ID: "r", Compliance: map[string][]string{"a": {"1", "2"}, "b": {"x", "y", "z"}}}
	for _, c := range []struct {
		control string
		of      Control
		want    bool
	}{
		{"1", Control{ID: "x", Same: []string{"a/1"}}, true},
		{"1", Control{ID: "y", Same: []string{"a/2"}}, false},
		{"1", Control{ID: "z", Same: []string{"r"}}, true},
		{"1", Control{ID: "w", Same: []string{"a/1"}}, false},
		{"", Control{ID: "y", Same: []string{"a/2"}}, true},
		{"x", Control{ID: "y", Same: []string{"a/2"}}, false},
	} {
		if got := c.of.concerns("b", report.Finding{Rule: r, Control: c.control}); got != c.want {
			t.Errorf("a finding about %q concerns %s: %t, want %t", c.control, c.of.ID, got, c.want)
		}
	}
}

// TestDocuments has everything that an auditor needs in both documents, and nothing of
// the input as markup.
func TestDocuments(t *testing.T) {
	r := &rule.Rule{ID: "found", Compliance: map[string][]string{"f": {"1"}}}
	hostile := report.Finding{Rule: r, Message: "<script>alert(1)</script>", Fingerprint: "a", Location: document.Location{File: "a<b>.yaml", Line: 3}}
	accepted := report.Finding{Rule: r, Message: "known", Fingerprint: "b", Suppressed: &filter.Suppression{By: filter.Comment, Reason: "the vendor's | driver", At: document.Location{File: "b.yaml", Line: 7}}}
	a := &Assessment{
		Framework: "f", Version: "1.2.3", Date: "2027-01-31", Paths: []string{"deploy"}, Source: "somebody",
		Summary: report.Summary{Objects: 4, Skipped: 1},
		Outcomes: []Outcome{
			{Control: Control{ID: "9", Title: "fine"}, Status: Passed, Rules: []*rule.Rule{r}},
			{Control: Control{ID: "8", Title: "unseen"}, Status: NotAssessed, Reason: "nobody looks"},
			{Control: Control{ID: "1", Title: "broken"}, Status: Failed, Findings: []report.Finding{hostile, accepted}},
		},
	}
	for name, write := range map[string]func(io.Writer, *Assessment, Options) error{"markdown": Markdown, "html": HTML} {
		var b bytes.Buffer
		if err := write(&b, a, Options{}); err != nil {
			t.Fatal(err)
		}
		out := b.String()
		for _, want := range []string{"deploy", "2027-01-31", "kubevet 1.2.3", "somebody", "1 failed", "nobody looks", "driver", "b.yaml:7", "could not be read"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, out)
			}
		}
		if strings.Contains(out, "<script") || strings.Contains(out, "a<b>") {
			t.Errorf("%s has markup of the input:\n%s", name, out)
		}
		if strings.Index(out, "broken") > strings.Index(out, "fine") || strings.Index(out, "fine") > strings.Index(out, "unseen") {
			t.Errorf("%s has controls in the wrong order:\n%s", name, out)
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
		"1 failed", "2 accepted", "3 failed", "4 not assessed: ignored did not run",
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

// TestStandings stands to the newest edition of each framework as Assess says, whose
// controls are all there.
func TestStandings(t *testing.T) {
	for _, name := range older {
		if !slices.Contains(Names(), name) {
			t.Errorf("there is no list of %s", name)
		}
	}
	families := make(map[string]bool)
	for _, name := range newest() {
		family, _, _ := strings.Cut(strings.TrimPrefix(name, "pss-"), "-")
		if families[family] {
			t.Errorf("there are two editions of %s", family)
		}
		families[family] = true
	}
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	r := report.Report{Rules: set.Rules, Kinds: []string{"Pod"}, Findings: []report.Finding{{Rule: set.Named("privileged-container")[0], Severity: rule.Critical, Fingerprint: "f"}}}
	all, err := Standings(set, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	failed := make(map[string]string)
	for _, s := range all {
		controls, _, err := read(s.Framework)
		if err != nil || len(controls) > len(s.Controls) {
			t.Errorf("%s: %d of %d controls, %v", s.Framework, len(s.Controls), len(controls), err)
		}
		for _, c := range s.Controls {
			if c.Status == Failed.String() && slices.Equal(c.Findings, []string{"f"}) {
				failed[s.Framework] = c.ID
			}
		}
	}
	if failed["cis-1.12"] != "5.2.2" || failed["mitre"] != "T1611" {
		t.Errorf("a privileged container fails %v", failed)
	}
}
