package config

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
)

func TestLoad(t *testing.T) {
	for _, test := range []struct {
		name, dir string
		files     fstest.MapFS
		want      Config
	}{
		{
			name: "none", dir: "a/b",
			files: fstest.MapFS{"a/b/x.yaml": {}},
		},
		{
			name: "empty", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("# nothing yet\n")}},
		},
		{
			name: "null", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("---\n")}},
		},
		{
			name: "null keys", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("exclude:\nbundles: ~\n")}},
		},
		{
			name: "in a directory above", dir: "a/b",
			files: fstest.MapFS{Name: {Data: []byte("exclude: ['**/testdata', gen/]\nbundles: [[web, ./shared/], [rbac.yaml]]\n")}},
			want:  Config{Exclude: []string{"**/testdata", "gen"}, Bundles: [][]string{{"web", "shared"}, {"rbac.yaml"}}},
		},
		{
			name: "the nearest wins, relative to its directory", dir: "te[a]m/b",
			files: fstest.MapFS{
				Name:                    {Data: []byte("exclude: [x]\n")},
				"te[a]m/" + Name:        {Data: []byte("exclude: ['*/y', ../z]\nbundles: [[web, ../shared]]\n")},
				"te[a]m/b/deep/" + Name: {Data: []byte("exclude: [w]\n")},
			},
			want: Config{Exclude: []string{`te\[a\]m/*/y`, "z"}, Bundles: [][]string{{"te[a]m/web", "shared"}}},
		},
		{
			name: "everything", dir: "d",
			files: fstest.MapFS{"d/" + Name: {Data: []byte(everything)}},
			want: Config{
				Profile: rule.Strict, Framework: "nsa-1.2", Select: []string{"pods"}, Ignore: []string{"trivy:KSV-0009"},
				Severity: map[string]rule.Severity{"host-pid": rule.Low}, MinSeverity: rule.Medium, FailOn: Never,
				Parameters: map[string]map[string]any{"image-from-untrusted-registry": {"trusted-registries": []any{"registry.example.com"}}},
				Policies:   []string{"d/policies"}, KubeVersion: "1.30", APIVersions: []string{"monitoring.coreos.com/v1"},
				Namespaces: []Namespace{{Path: "d/shop", Namespace: "shop"}},
				Charts: []Chart{{
					Path: "d/charts/*", Values: []string{"d/base.yaml"}, Set: []string{"a=b"},
					Scenarios: []Scenario{{Name: "prod", Values: []string{"d/prod.yaml"}, Set: []string{"c=d"}}},
				}},
				External: []External{{Kind: "Secret", Namespace: "shop", Name: "db-*"}},
				Ignores: []Ignore{{
					Rules: []string{"host-pid"}, Path: "d/agents/**", Kind: "DaemonSet", Namespace: "kube-*", Name: "agent", Container: "main",
					Reason: "reads all processes", Until: "2027-01-31",
					At: document.Location{File: "d/.kubevet.yaml", Line: 21, Column: 5},
				}},
				NonIgnorable: []string{"secrets"}, Baseline: "d/baseline.txt",
			},
		},
		{
			name: "alias", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("exclude: &paths [a]\nbundles: [*paths]\n")}},
			want:  Config{Exclude: []string{"a"}, Bundles: [][]string{{"a"}}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Load(test.files, test.dir)
			if diff := cmp.Diff(test.want, got, ignorePlaces); diff != "" || err != nil {
				t.Errorf("error %v, config (-want +got):\n%s", err, diff)
			}
		})
	}
}

const everything = `profile: strict
framework: nsa-1.2
select: [pods]
ignore: ["trivy:KSV-0009"]
severity: {host-pid: low}
min-severity: medium
fail-on: none
parameters:
  image-from-untrusted-registry: {trusted-registries: [registry.example.com]}
policies: [policies]
kube-version: 1.30
api-versions: [monitoring.coreos.com/v1]
namespaces: [{path: shop, namespace: shop}]
charts:
  - path: charts/*
    values: [base.yaml]
    set: [a=b]
    scenarios: [{name: prod, values: [prod.yaml], set: [c=d]}]
external: [{kind: Secret, namespace: shop, name: db-*}]
ignores:
  - rules: [host-pid]
    path: agents/**
    kind: DaemonSet
    namespace: kube-*
    name: agent
    container: main
    reason: reads all processes
    until: 2027-01-31
non-ignorable: [secrets]
baseline: baseline.txt
`

func TestLoadErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"unknown key", "exclude: []\nexlude: [a]\n", `d/.kubevet.yaml:2:1: unknown key "exlude"; did you mean "exclude"?`},
		{"strange key", "colour: red\n", `d/.kubevet.yaml:1:1: unknown key "colour"; the keys are profile, framework, select, ignore, severity, min-severity, fail-on, parameters, policies, kube-version, api-versions, namespaces, charts, sources, bundles, external, exclude, ignores, problems, non-ignorable, suppressions-of, baseline, image-reports`},
		{"merge key", "<<: {exclude: [a]}\n", `d/.kubevet.yaml:1:1: unknown key "<<"; the keys are profile, framework, select, ignore, severity, min-severity, fail-on, parameters, policies, kube-version, api-versions, namespaces, charts, sources, bundles, external, exclude, ignores, problems, non-ignorable, suppressions-of, baseline, image-reports`},
		{"key twice", "exclude: [a]\nexclude: [b]\n", `d/.kubevet.yaml:2:1: key "exclude" is given twice`},
		{"not a list", "exclude: a\n", `d/.kubevet.yaml:1:10: exclude must be a list of strings`},
		{"not a string", "exclude:\n  - a\n  - 1.5\n", `d/.kubevet.yaml:3:5: exclude must be a list of strings`},
		{"null item", "exclude:\n  -\n", `d/.kubevet.yaml:2:4: exclude must be a list of strings`},
		{"not a list of lists", "bundles:\n  - a\n", `d/.kubevet.yaml:2:5: bundles must be a list of lists of strings`},
		{"mapping", "bundles: {web: [a]}\n", `d/.kubevet.yaml:1:10: bundles must be a list of lists of strings`},
		{"not a mapping", "- exclude\n", `d/.kubevet.yaml:1:1: the configuration must be a mapping`},
		{"not a glob", "exclude: ['[a']\n", `d/.kubevet.yaml:1:11: exclude: "[a" is not a glob`},
		{"out of the root", "bundles: [[a, ../../b]]\n", `d/.kubevet.yaml:1:15: bundles: "../../b" is not a relative path below the root of the run`},
		{"absolute", "exclude: [/a]\n", `d/.kubevet.yaml:1:11: exclude: "/a" is not a relative path below the root of the run`},
		{"empty string", "exclude: ['']\n", `d/.kubevet.yaml:1:11: exclude: "" is not a relative path below the root of the run`},
		{"not a word", "profile: strcit\n", `d/.kubevet.yaml:1:10: profile: "strcit" is not one of recommended, strict, optional; did you mean "strict"?`},
		{"not a severity", "severity:\n  host-pid: severe\n", `d/.kubevet.yaml:2:13: severity: "severe" is not one of critical, high, medium, low, info`},
		{"not a mapping of strings", "severity: [host-pid]\n", `d/.kubevet.yaml:1:11: severity must be a mapping of strings`},
		{"null entry", "severity:\n  host-pid:\n", `d/.kubevet.yaml:2:12: severity must be a mapping of strings`},
		{"entry twice", "severity:\n  host-pid: low\n  host-pid: low\n", `d/.kubevet.yaml:3:3: key "host-pid" is given twice`},
		{"entry with a number", "severity: {1: low}\n", `d/.kubevet.yaml:1:12: the keys of severity must be strings`},
		{"entry merged", "severity: {<<: {host-pid: low}}\n", `d/.kubevet.yaml:1:12: the keys of severity must be strings`},
		{"not mappings of mappings", "parameters: {host-pid: 3}\n", `d/.kubevet.yaml:1:24: parameters must be a mapping of mappings`},
		{"not a version", "kube-version: '1'\n", `d/.kubevet.yaml:1:15: kube-version: "1" is not a Kubernetes version such as 1.33`},
		{"version of the wrong type", "kube-version: 1\n", `d/.kubevet.yaml:1:15: kube-version must be a string`},
		{"not a date", "ignores:\n  - {rules: [a], reason: b, until: 2027-02-30}\n", `d/.kubevet.yaml:2:36: until: "2027-02-30" is not a date such as 2027-01-31`},
		{"key missing", "ignores:\n  - reason: b\n", `d/.kubevet.yaml:2:5: the key rules is missing`},
		{"key null", "namespaces:\n  - {path: a, namespace: }\n", `d/.kubevet.yaml:2:5: the key namespace is missing`},
		{"key empty", "ignores: [{rules: [], reason: b}]\n", `d/.kubevet.yaml:1:19: rules is empty`},
		{"text empty", "ignores: [{rules: [a], reason: ''}]\n", `d/.kubevet.yaml:1:32: reason is empty`},
		{"unknown key below", "external:\n  - kind: Secret\n    nmae: a\n", `d/.kubevet.yaml:3:5: unknown key "nmae"; did you mean "name"?`},
		{"not a pattern", "external: [{kind: Secret, name: '[a'}]\n", `d/.kubevet.yaml:1:33: name: "[a" is not a pattern of names`},
		{"not an assignment", "charts: [{path: a, set: [tag]}]\n", `d/.kubevet.yaml:1:26: set: "tag" is not an assignment such as image.tag=1.2.3: key "tag" has no value`},
		{"not an assignment of a secret", "charts: [{path: a, set: ['password=hush,hush']}]\n", `d/.kubevet.yaml:1:26: set: "password" is not an assignment such as image.tag=1.2.3; a comma in a value is \,`},
		{"scenario twice", "charts:\n  - path: a\n    scenarios: [{name: x}, {name: x}]\n", `d/.kubevet.yaml:3:35: name: scenario "x" is given twice`},
		{"not YAML", "exclude: [a]\n b: c\n", `d/.kubevet.yaml:2: did not find expected key`},
		{"two documents", "exclude: [a]\n---\nexclude: [b]\n", `d/.kubevet.yaml:3:1: a configuration file holds one YAML document`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"d/" + Name: {Data: []byte(test.text)}}, "d/e")
			if err == nil || err.Error() != test.want {
				t.Errorf("error %v\n want %s", err, test.want)
			}
		})
	}
}

func TestLoadWrongName(t *testing.T) {
	_, err := Load(fstest.MapFS{"d/.kubevet.yml": {}, Name: {}}, "d")
	if want := "read d/.kubevet.yml: the name of a configuration file is .kubevet.yaml"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestLoadFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "strict.yaml")
	if err := os.WriteFile(name, []byte("exclude: [a/b]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := LoadFile(name, "strict.yaml")
	if diff := cmp.Diff(Config{Exclude: []string{"a/b"}}, got, ignorePlaces); diff != "" || err != nil {
		t.Errorf("error %v, config (-want +got):\n%s", err, diff)
	}
	missing := filepath.Join(dir, "none.yaml")
	_, err = LoadFile(missing, "none.yaml")
	if want := "read configuration " + missing + ": no such file or directory"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// TestEscape holds the directory of a configuration file to its own name.
func TestEscape(t *testing.T) {
	for _, name := range []string{"a", "a*", "a?", "[a]", "{a,b}", `a\b`, "**"} {
		for _, other := range []string{"a", "ab", "b", name} {
			if got := doublestar.MatchUnvalidated(Escape(name), other); got != (name == other) {
				t.Errorf("Escape(%q) matches %q: %t", name, other, got)
			}
		}
	}
}

var ignorePlaces = cmpopts.IgnoreUnexported(Config{})
