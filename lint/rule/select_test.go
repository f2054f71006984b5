package rule_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/rule"
)

var set = &rule.Set{Rules: []*rule.Rule{
	{ID: "host-network", Category: "pods", Profile: rule.Recommended, Compliance: map[string][]string{"cis-1.12": {"5.2.5"}, "stig": {}}},
	{ID: "no-limits", Category: "resources", Profile: rule.Strict, Aliases: map[string][]string{"checkov": {"CKV_K8S_11"}}},
	{ID: "pod-security-baseline", Category: "pods", Profile: rule.Optional, Compliance: map[string][]string{"pss-baseline": {"privileged"}, "pss-restricted": {"baseline"}}},
	{ID: "pod-security-restricted", Category: "pods", Profile: rule.Optional, Compliance: map[string][]string{"pss-restricted": {"runAsUser"}}},
}}

func TestPick(t *testing.T) {
	for name, test := range map[string]struct {
		selection rule.Selection
		want      []string
	}{
		"default":            {rule.Selection{}, []string{"host-network"}},
		"profile":            {rule.Selection{Profile: rule.Strict}, []string{"host-network", "no-limits"}},
		"select":             {rule.Selection{Profile: rule.Strict, Select: []string{"pods"}}, []string{"host-network", "pod-security-baseline", "pod-security-restricted"}},
		"ignore":             {rule.Selection{Profile: rule.Optional, Ignore: []string{"pods"}}, []string{"no-limits"}},
		"alias":              {rule.Selection{Select: []string{"CKV_K8S_11", "checkov:CKV_K8S_11"}}, []string{"no-limits"}},
		"framework":          {rule.Selection{Framework: "cis-1.12"}, []string{"host-network"}},
		"baseline":           {rule.Selection{Profile: rule.Optional, Framework: "pss-baseline"}, []string{"pod-security-baseline"}},
		"restricted":         {rule.Selection{Framework: "pss-restricted"}, []string{"pod-security-baseline", "pod-security-restricted"}},
		"framework, select":  {rule.Selection{Framework: "cis-1.12", Select: []string{"resources"}}, []string{"host-network", "no-limits"}},
		"framework, ignore":  {rule.Selection{Framework: "pss-restricted", Ignore: []string{"pod-security-baseline"}}, []string{"pod-security-restricted"}},
		"all that is picked": {rule.Selection{Framework: "cis-1.12", Ignore: []string{"host-network"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			rules, err := set.Pick(test.selection)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range rules {
				got = append(got, r.ID)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPickUnknown(t *testing.T) {
	rules := []string{"host-network", "no-limits", "pod-security-baseline", "pod-security-restricted", "pods", "resources"}
	frameworks := []string{"cis-1.12", "pss-baseline", "pss-restricted"}
	for name, test := range map[string]struct {
		selection rule.Selection
		want      rule.NameError
		message   string
	}{
		"select":    {rule.Selection{Select: []string{"pod"}}, rule.NameError{What: "rule", Name: "pod", Names: rules}, `unknown rule "pod"`},
		"ignore":    {rule.Selection{Ignore: []string{"trivy:CKV_K8S_11"}}, rule.NameError{What: "rule", Name: "trivy:CKV_K8S_11", Names: rules}, `unknown rule "trivy:CKV_K8S_11"`},
		"framework": {rule.Selection{Framework: "cis-1.13"}, rule.NameError{What: "framework", Name: "cis-1.13", Names: frameworks}, `unknown framework "cis-1.13"`},
		"empty":     {rule.Selection{Framework: "stig"}, rule.NameError{What: "framework", Name: "stig", Names: frameworks}, `unknown framework "stig"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := set.Pick(test.selection)
			var got *rule.NameError
			if !errors.As(err, &got) {
				t.Fatalf("error %v, want a NameError", err)
			}
			if diff := cmp.Diff(test.want, *got); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			if err.Error() != test.message {
				t.Errorf("message %q, want %q", err, test.message)
			}
		})
	}
}
