package filter

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// TestBaselineRoundTrip writes entries and reads them again, odd names and all.
func TestBaselineRoundTrip(t *testing.T) {
	entries := []Entry{
		{Identity{"rule", "#odd\tname\n.yaml", "Pod", "", "web", "", rule.High, ""}, 1},
		{Identity{"rule", `"quoted".yaml`, "Pod", "shop", "web", "spec.containers[web].image", rule.High, ""}, 3},
		{Identity{"rule", "a.yaml", "Rollout.argoproj.io", "shop", "web", `metadata.annotations["a b"]`, rule.High, ""}, 2},
		{Identity{"aaa", "b.yaml", "Pod", "", "web", "", rule.High, ""}, 1},
		{Identity{"rule", "b.yaml", "Pod", "", "web", "", rule.High, "0a,0b"}, 1},
	}
	var text bytes.Buffer
	if err := WriteBaseline(&text, []Entry{entries[4], entries[2], entries[0], entries[3], entries[1]}); err != nil {
		t.Fatal(err)
	}
	known, err := ReadBaseline("f", text.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := known.Left()
	if diff := cmp.Diff([]string{`"quoted".yaml`, "#odd\tname\n.yaml", "a.yaml", "b.yaml", "b.yaml"}, filesOf(got)); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	var again bytes.Buffer
	if err := WriteBaseline(&again, got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text.String(), again.String()); diff != "" {
		t.Errorf("written again (-first +second):\n%s", diff)
	}
	if n := bytes.Count(text.Bytes(), []byte("\n")); n != len(entries)+2 {
		t.Errorf("%d lines, want one for each entry and two", n)
	}
}

func filesOf(entries []Entry) []string {
	var names []string
	for _, e := range entries {
		names = append(names, e.File)
	}
	return names
}

func TestReadBaselineErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `f: not a baseline: the file is empty`},
		{"a\tb\n", `f:1: not a baseline: the first line is not "# kubevet baseline 2"`},
		{firstBaseline + "\na\tr\tPod\t\tweb\tspec\n", `f:1: a baseline of an older form; kubevet baseline create writes it anew`},
		{baselineHeader + "\n\n# x\na\tb\n", `f:4: an entry has 8 or 9 fields, separated by tabs, not 2`},
		{baselineHeader + "\na\tr\tPod\t\tweb\tspec\thigh\t\tmany\n", `f:2: the number of findings is "many", not one from 2`},
		{baselineHeader + "\na\tr\tPod\t\tweb\tspec\thigh\t\t1\n", `f:2: the number of findings is "1", not one from 2`},
		{baselineHeader + "\n\"a\tr\tPod\t\tweb\tspec\n", `f:2: read field 1 of an entry: invalid syntax`},
		{baselineHeader + "\r\na\tr\tPod\t\tweb\tspec\thigh\t\r\na\tr\tPod\t\tweb\tspec\thigh\t\t2\r\n", `f:3: the entry is in line 2 too`},
	} {
		if _, err := ReadBaseline("f", []byte(test.text)); err == nil || err.Error() != test.want {
			t.Errorf("error of %q: %v\nwant %s", test.text, err, test.want)
		}
	}
}

// TestAnswer accepts as many findings as are known.
func TestAnswer(t *testing.T) {
	text := baselineHeader + "\na\tr\tPod\t\tweb\tspec\thigh\t\t2\n"
	known, err := ReadBaseline("f", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	id := Identity{Rule: "r", File: "a", Kind: "Pod", Name: "web", Path: "spec"}
	var got []bool
	for range 3 {
		got = append(got, known.Suppression(id) != nil)
	}
	if diff := cmp.Diff([]bool{true, true, false}, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if known.Suppression(Identity{Rule: "r"}) != nil || len(known.Left()) != 0 {
		t.Error("an unknown finding is answered, or something is left")
	}
}

// TestIdentify names the items of lists, and nothing that may be secret.
func TestIdentify(t *testing.T) {
	parsed := manifest.Parse(&document.Document{File: "a.yaml", Text: []byte(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  template:
    spec:
      containers:
        - name: db
          args: [s3cret]
          env: [{name: A, value: s3cret}]
          ports: [{containerPort: 80}]
          volumeMounts: [{mountPath: "/a b[1]"}]
          envFrom: [{secretRef: {name: x}}]
          securityContext: {capabilities: {add: [SYS_ADMIN]}}
        - image: x
  volumeClaimTemplates: [{metadata: {name: data}}]
`)})
	if len(parsed.Problems) > 0 {
		t.Fatal(parsed.Problems)
	}
	containers := []any{"spec", "template", "spec", "containers"}
	in := func(path ...any) []any { return append(append([]any{}, containers...), path...) }
	for _, test := range []struct {
		path []any
		want string
	}{
		{nil, ""},
		{in(0), "spec.template.spec.containers[db]"},
		{in(0, "args", 0), "spec.template.spec.containers[db].args[]"},
		{in(0, "env", 0, "value"), "spec.template.spec.containers[db].env[A].value"},
		{in(0, "ports", 0), "spec.template.spec.containers[db].ports[80]"},
		{in(0, "volumeMounts", 0, "readOnly"), `spec.template.spec.containers[db].volumeMounts["/a b[1]"].readOnly`},
		{in(0, "envFrom", 0), "spec.template.spec.containers[db].envFrom[]"},
		{in(0, "securityContext", "capabilities", "add", 0), "spec.template.spec.containers[db].securityContext.capabilities.add[SYS_ADMIN]"},
		{in(1, "image"), "spec.template.spec.containers[].image"},
		{in(7, "image"), "spec.template.spec.containers[].image"},
		{[]any{"spec", "volumeClaimTemplates", 0, "spec"}, "spec.volumeClaimTemplates[data].spec"},
		{[]any{"metadata", "annotations", "a/b"}, `metadata.annotations["a/b"]`},
	} {
		got := Identify(&eval.Finding{Rule: &rule.Rule{ID: "r"}, Object: parsed.Objects[0], Path: test.path}, "b.yaml")
		want := Identity{Rule: "r", File: "b.yaml", Kind: "StatefulSet", Namespace: "shop", Name: "db", Path: test.want}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("identity of %v (-want +got):\n%s", test.path, diff)
		}
	}
}

// TestFingerprints tells identities apart and numbers equal ones.
func TestFingerprints(t *testing.T) {
	base := Identity{"r", "f", "k", "ns", "n", "p", rule.High, "e"}
	worse := base
	worse.Severity = rule.Critical
	ids := []Identity{base}
	for _, change := range []func(*Identity){
		func(id *Identity) { id.Rule = "x" }, func(id *Identity) { id.File = "x" }, func(id *Identity) { id.Kind = "x" },
		func(id *Identity) { id.Namespace = "x" }, func(id *Identity) { id.Name = "x" }, func(id *Identity) { id.Path = "x" },
		func(id *Identity) { id.Evidence = "e,f" },
	} {
		other := base
		change(&other)
		ids = append(ids, other)
	}
	ids = append(ids, worse)
	prints := Fingerprints(ids)
	seen := make(map[string]bool)
	for i, p := range prints {
		if seen[p] {
			t.Errorf("fingerprint %d is that of another, %s", i, p)
		}
		seen[p] = true
	}
	if want := prints[0] + ":2"; prints[8] != want {
		t.Errorf("the second of two equal identities has fingerprint %s, want %s", prints[8], want)
	}
}

// TestKnownKnowsWhatGotWorse asks a baseline about findings of a field that it
// knows, of other evidence and severities.
func TestKnownKnowsWhatGotWorse(t *testing.T) {
	id := func(severity rule.Severity, evidence ...string) Identity {
		return Identity{Rule: "r", File: "f", Kind: "Pod", Name: "web"}.With(severity, evidence)
	}
	var text bytes.Buffer
	if err := WriteBaseline(&text, []Entry{{id(rule.High, "a", "b"), 9}}); err != nil {
		t.Fatal(err)
	}
	known, err := ReadBaseline("f", text.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		id    Identity
		known bool
	}{
		{id(rule.High, "b", "a"), true},
		{id(rule.High, "a"), true},
		{id(rule.Low, "a", "b"), true},
		{id(rule.High), true},
		{id(rule.Critical, "a", "b"), false},
		{id(rule.High, "a", "b", "c"), false},
		{id(rule.High, "c"), false},
	} {
		if got := known.Suppression(test.id) != nil; got != test.known {
			t.Errorf("%v is known: %v", test.id, got)
		}
	}
}
