package catalogue

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/rule"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are a rule with everything and one with as little as can be.
func samples() []*rule.Rule {
	return []*rule.Rule{
		{
			ID:       "privileged-container",
			Category: "pods",
			Title:    "Container runs privileged",
			Description: "A privileged container has every capability and all devices of the node.\n\n" +
				"- it can load kernel modules\n- it can read any pod's secrets",
			References: []rule.Reference{
				{Ref: "https://kubernetes.io/docs/concepts/security/pod-security-standards/", Description: "Pod Security Standards, Baseline"},
			},
			Severity: rule.Critical,
			Profile:  rule.Recommended,
			Kinds: []string{
				"CloneSet.apps.kruise.io", "CronJob", "DaemonSet", "Deployment", "Job", "Pod", "PodTemplate", "ReplicaSet",
				"ReplicationController", "Rollout.argoproj.io", "ScaledJob.keda.sh", "StatefulSet", "Workflow.argoproj.io",
			},
			Compliance: map[string][]string{
				"mitre":    {"T1611", "T1552.007"},
				"cwe":      {"CWE-250"},
				"cis-1.12": {"5.2.2"},
			},
			Aliases: map[string][]string{"trivy": {"KSV-0017"}, "kubescape": {"C-0057", "C-0211"}},
			Fix:     &rule.Fix{Set: false},
			Bad: "kind: Pod\nspec:\n  containers:\n    - name: <agent>\n      securityContext:\n" +
				"        privileged: true # want\n",
			Good:  "kind: Pod\nspec:\n  containers:\n    - name: <agent>\n",
			Fixed: "kind: Pod\nspec:\n  containers:\n    - name: <agent>\n      securityContext:\n        privileged: false\n",
			File:  "pods/privileged-container.rego",
		},
		{
			ID:          "ingress-without-tls",
			Category:    "network",
			Title:       "Ingress serves a | host without TLS",
			Description: "Anyone on the way reads and changes what is sent.",
			Severity:    rule.Medium,
			Profile:     rule.Strict,
			Kinds:       []string{"Ingress"},
			Bad:         "kind: Ingress\nspec: # want\n  rules: []\n",
			Good:        "kind: Ingress\nspec:\n  tls: []\n",
			File:        "network/ingress-without-tls.rego",
		},
	}
}

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

func TestExplain(t *testing.T) {
	for i, name := range []string{"explain-full.txt", "explain-least.txt"} {
		var b bytes.Buffer
		if err := Explain(&b, samples()[i], false); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// TestExplainColor checks that colour adds escape codes and nothing else.
func TestExplainColor(t *testing.T) {
	var plain, color bytes.Buffer
	if err := Explain(&plain, samples()[0], false); err != nil {
		t.Fatal(err)
	}
	if err := Explain(&color, samples()[0], true); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain-color.txt", color.Bytes())
	stripped := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(color.String(), "")
	if diff := cmp.Diff(plain.String(), stripped); diff != "" {
		t.Errorf("colour changes the text (-plain +stripped):\n%s", diff)
	}
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	if err := Table(&b, samples()); err != nil {
		t.Fatal(err)
	}
	golden(t, "table.txt", b.Bytes())
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, samples()); err != nil {
		t.Fatal(err)
	}
	golden(t, "rules.json", b.Bytes())
}

func TestJSONOfNoRules(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "{\n  \"schemaVersion\": 1,\n  \"rules\": []\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPages(t *testing.T) {
	golden(t, "page.md", Page("pods", samples()))
	golden(t, "index.md", Index(samples()))
}

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		fix  *rule.Fix
		want string
	}{
		{nil, ""},
		{&rule.Fix{Remove: true}, "remove the field"},
		{&rule.Fix{Set: false}, "set the field to false"},
		{&rule.Fix{Set: []any{"ALL"}}, `set the field to ["ALL"]`},
		{&rule.Fix{Set: map[string]any{"type": "<RuntimeDefault>"}}, `set the field to {"type":"<RuntimeDefault>"}`},
	} {
		if got := Advice(c.fix); got != c.want {
			t.Errorf("Advice(%v) = %q, want %q", c.fix, got, c.want)
		}
	}
}
