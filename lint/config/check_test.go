package config

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/rule"
)

var rules = &rule.Set{Rules: []*rule.Rule{
	{ID: "end-of-life", Category: "images", Parameters: map[string]any{"components": map[string]any{}, "days": 30, "whole-cluster": false, "name": "x"}},
	{ID: "host-pid", Category: "pods", Aliases: map[string][]string{"trivy": {"KSV-0010"}}, Compliance: map[string][]string{"nsa-1.2": {"Pods"}}},
	{ID: "untrusted-registry", Category: "images", Parameters: map[string]any{"registries": []any{}, "ports": []any{80}}},
}}

func TestCheck(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"names", "select: [pods, host-pid, 'trivy:KSV-0010']\nignore: [KSV-0010]\nframework: nsa-1.2\nseverity: {pods: low}\nnon-ignorable: [images]\nignores: [{rules: [pods], reason: x}]\n", ""},
		{"parameters", "parameters:\n  untrusted-registry: {registries: [a, b], ports: [1, 2]}\n  end-of-life: {components: {a: {b: 1}}, days: 1.5, whole-cluster: true, name: ''}\n", ""},
		{"empty list", "parameters: {untrusted-registry: {registries: []}}\n", ""},
		{"select", "select:\n  - pods\n  - host-pidd\n", `.kubevet.yaml:3:5: select: unknown rule "host-pidd"; did you mean "host-pid"?`},
		{"ignore", "ignore: [zzz]\n", `.kubevet.yaml:1:10: ignore: unknown rule "zzz"`},
		{"severity", "severity:\n  images: low\n  host-pod: low\n", `.kubevet.yaml:3:3: severity: unknown rule "host-pod"; did you mean "host-pid"?`},
		{"framework", "framework: nsa\n", `.kubevet.yaml:1:12: framework: unknown framework "nsa"`},
		{"non-ignorable", "non-ignorable: [pod]\n", `.kubevet.yaml:1:17: non-ignorable: unknown rule "pod"; did you mean "pods"?`},
		{"ignores", "ignores:\n  - rules: [pods, hostpid]\n    reason: x\n", `.kubevet.yaml:2:19: rules: unknown rule "hostpid"; did you mean "host-pid"?`},
		{"rule of parameters", "parameters:\n  end-of-live: {days: 1}\n", `.kubevet.yaml:2:3: parameters: unknown rule "end-of-live"; did you mean "end-of-life"?`},
		{"no parameters", "parameters:\n  host-pid: {days: 1}\n", `.kubevet.yaml:2:3: parameters: the rule host-pid has no parameters`},
		{"parameter", "parameters:\n  end-of-life: {day: 1}\n", `.kubevet.yaml:2:17: parameters: unknown parameter "day"; did you mean "days"?`},
		{"not a number", "parameters: {end-of-life: {days: '1'}}\n", `.kubevet.yaml:1:28: parameters: days must be a number`},
		{"not a boolean", "parameters: {end-of-life: {whole-cluster: 1}}\n", `.kubevet.yaml:1:28: parameters: whole-cluster must be true or false`},
		{"not a mapping", "parameters: {end-of-life: {components: []}}\n", `.kubevet.yaml:1:28: parameters: components must be a mapping`},
		{"not a mapping of texts", "parameters: {end-of-life: {components: {1: a}}}\n", `.kubevet.yaml:1:28: parameters: components must be a mapping`},
		{"not a string", "parameters: {end-of-life: {name: 2027-01-31}}\n", `.kubevet.yaml:1:28: parameters: name must be a string`},
		{"null", "parameters: {end-of-life: {name: }}\n", `.kubevet.yaml:1:28: parameters: name must be a string`},
		{"not a list", "parameters: {untrusted-registry: {registries: a}}\n", `.kubevet.yaml:1:35: parameters: registries must be a list, each element of it a string`},
		{"a list of something else", "parameters: {untrusted-registry: {registries: [a, 1]}}\n", `.kubevet.yaml:1:35: parameters: registries must be a list, each element of it a string`},
		{"numbers", "parameters: {untrusted-registry: {ports: [a]}}\n", `.kubevet.yaml:1:35: parameters: ports must be a list, each element of it a number`},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{Name: {Data: []byte(test.text)}}, ".")
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := c.Check(rules); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("error %s\n want %s", got, test.want)
			}
		})
	}
}

// TestAllFaults says all that is wrong with a file, in the order of its text.
func TestAllFaults(t *testing.T) {
	const text = `profile: stict
severity: {host-pid: critcal, host-pod: low}
exclude: ['[a', b, '[c']
exclude: [d]
colour: red
ignores:
  - rules: [hostpid, pods]
  - {rules: 3, reason: x, until: soon}
parameters:
  end-of-life: {day: 1, days: x}
kube-version: 2
`
	want := []string{
		`1:10: profile: "stict" is not one of recommended, strict, optional; did you mean "strict"?`,
		`2:22: severity: "critcal" is not one of critical, high, medium, low, info; did you mean "critical"?`,
		`2:31: severity: unknown rule "host-pod"; did you mean "host-pid"?`,
		`3:11: exclude: "[a" is not a glob`,
		`3:20: exclude: "[c" is not a glob`,
		`4:1: key "exclude" is given twice`,
		`5:1: unknown key "colour"; the keys are `,
		`7:5: the key reason is missing`,
		`7:13: rules: unknown rule "hostpid"; did you mean "host-pid"?`,
		`8:13: rules must be a list of strings`,
		`8:34: until: "soon" is not a date such as 2027-01-31`,
		`10:17: parameters: unknown parameter "day"; did you mean "days"?`,
		`10:25: parameters: days must be a number`,
		`11:15: kube-version must be a string`,
	}
	c, err := Load(fstest.MapFS{Name: {Data: []byte(text)}}, ".")
	if err == nil {
		t.Fatal("no error")
	}
	got := strings.Split(c.Check(rules).Error(), "\n")
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got) || i >= len(want):
			t.Fatalf("got %d mistakes, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
		case !strings.HasPrefix(got[i], ".kubevet.yaml:"+want[i]):
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}

// TestAlternatives counts the patterns of braces, and refuses too many.
func TestAlternatives(t *testing.T) {
	for glob, want := range map[string]int{
		"a/**/*.yaml": 1, "{a,b}": 2, "{a,b}/{c,d,e}": 6, "{a,{b,c}}x": 3, `\{a,b\}`: 1, "[{,]": 1, "{a}": 1, "{,a}{,b}{,c}": 8,
	} {
		if got := alternatives(glob); got != want {
			t.Errorf("%s: got %d, want %d", glob, got, want)
		}
	}
	many := strings.Repeat("{a,b}", 60)
	if err := checkForm(".", "glob", many); err == nil || !strings.Contains(err.Error(), "more than 256 patterns") {
		t.Errorf("%v", err)
	}
	if err := checkForm(".", "glob", strings.Repeat("{", 30)+"a"+strings.Repeat(",b}", 30)); err != nil {
		t.Errorf("%v", err)
	}
}
