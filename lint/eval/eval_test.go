package eval_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestCapabilities compiles policies that reach outside: none does.
func TestCapabilities(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "get", "url": "https://example.com"})`,
		`net.lookup_ip_addr("example.com")`,
		`opa.runtime()`,
		`time.now_ns()`,
		`rand.intn("x", 10)`,
		`uuid.rfc4122("x")`,
		`io.jwt.decode_verify("x", {})`,
	} {
		module, err := ast.ParseModuleWithOpts("x.rego", "package x\n\nx := "+call, ast.ParserOptions{Capabilities: eval.Capabilities()})
		if err != nil {
			t.Fatal(err)
		}
		compiler := ast.NewCompiler().WithCapabilities(eval.Capabilities())
		if compiler.Compile(map[string]*ast.Module{"x.rego": module}); !compiler.Failed() {
			t.Errorf("a policy can call %s", call)
		}
	}
}

// parse returns the objects in a text.
func parse(t *testing.T, text string) []*manifest.Object {
	t.Helper()
	result := manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(text)})
	if len(result.Problems) > 0 {
		t.Fatal(result.Problems)
	}
	return result.Objects
}

// judge returns the findings of a set's rules in one line each.
func judge(t *testing.T, set *rule.Set, objects []*manifest.Object, opts eval.Options) ([]string, error) {
	t.Helper()
	var kinds []string
	for _, o := range objects {
		kinds = append(kinds, o.GroupKind())
	}
	engine, err := eval.New(t.Context(), set, set.Rules, kinds, opts)
	if err != nil {
		return nil, err
	}
	findings, failures, err := engine.Evaluate(t.Context(), objects, eval.Around{})
	var lines []string
	for _, f := range failures {
		lines = append(lines, f.Problem().Message)
	}
	for _, f := range findings {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %v", f.Rule.ID, f.Severity, manifest.FormatPath(f.Path), f.Message, f.Locate()))
	}
	return lines, err
}

// TestOpened finds the same with the rules and with what is generated from them.
func TestOpened(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	var objects []*manifest.Object
	for _, name := range []string{"orders", "rbac", "ingress", "namespace", "nightly-report", "node-agent"} {
		text, err := os.ReadFile("../../fixtures/trees/shop/manifests/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		objects = append(objects, parse(t, string(text))...)
	}
	loaded, err := judge(t, set, objects, eval.Options{})
	if err != nil || len(loaded) == 0 {
		t.Fatalf("%d findings: %v", len(loaded), err)
	}
	if set, err = rule.Open(policies.FS); err != nil {
		t.Fatal(err)
	}
	opened, err := judge(t, set, objects, eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(loaded, opened); diff != "" {
		t.Errorf("loaded (-) and opened (+):\n%s", diff)
	}
}

// policy is a tree of one rule for Pods.
func policy(pkg, deny string) fstest.MapFS {
	return fstest.MapFS{
		"lib/workloads.json": {Data: []byte(`{"Pod": [{"template": []}]}`)},
		"pods/named.rego": {Data: []byte(`# METADATA
# title: Pod has a name
# description: |
#   For the test.
# related_resources:
#   - ref: https://kubernetes.io/docs/
#     description: Kubernetes
# custom:
#   severity: low
#   profile: recommended
#   kinds: [workload]
package ` + pkg + `

` + deny)},
		"pods/named.txtar": {Data: []byte("-- bad.yaml --\na: 1\n-- good.yaml --\na: 1\n")},
	}
}

// TestPolicies evaluates policies that are right, of the wrong form, and wrong.
func TestPolicies(t *testing.T) {
	const named = `kubevet.pods["named"]`
	const form = "a finding is not well-formed: "
	failed := func(why string) []string {
		return []string{`Pod "web" is not judged by the rule named: ` + why, `Pod "db" is not judged by the rule named: ` + why}
	}
	pods := parse(t, "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: db}\n")
	for _, test := range []struct {
		name, pkg, deny string
		want            []string
		err             string
	}{
		{
			name: "severity and related", pkg: named,
			deny: `deny contains {
	"path": ["metadata", "name"],
	"message": $"{input.object.metadata.name} of {count(input.index.Pod.default)}, 1.{input.target.minor}, {input.source}",
	"severity": "high",
	"related": [{"kind": "Pod", "namespace": "default", "name": "db", "path": ["metadata"], "message": "the other"}],
} if input.namespace == "default"`,
			want: []string{
				`named high metadata.name web of 2, 1.30, plain {x.yaml 3 12 3 21  [{{x.yaml 7 1 7 9  []} 0 the other}]}`,
				`named high metadata.name db of 2, 1.30, plain {x.yaml 7 12 7 20  [{{x.yaml 7 1 7 9  []} 0 the other}]}`,
			},
		},
		{name: "no message", pkg: named, deny: `deny contains {"path": ["metadata"]}`, want: failed(form + "the message is missing")},
		{name: "unknown key", pkg: named, deny: `deny contains {"path": [], "message": "x", "msg": "y"}`, want: failed(form + `json: unknown field "msg"`)},
		{
			name: "unknown severity", pkg: named, deny: `deny contains {"path": [], "message": "x", "severity": "HIGH"}`,
			want: failed(form + `"HIGH" is not a severity: critical, high, medium, low, info`),
		},
		{name: "no set", pkg: named, deny: `deny := true`, want: failed("deny is not a set")},
		{
			name: "contradiction for one object", pkg: named,
			deny: `deny contains {"path": [], "message": _text}

_text := "x" if input.object.metadata.name

_text := "y" if input.object.metadata.name == "web"`,
			want: []string{
				`Pod "web" is not judged by the rule named: data.kubevet.pods.named._text has different results`,
				`named low  x {x.yaml 6 1 6 10  []}`,
			},
		},
		{name: "wrong package", pkg: "kubevet.pods.other", deny: `deny contains "x"`, err: "pods/named.rego: the package is"},
		{name: "syntax", pkg: named, deny: `deny contains`, err: "pods/named.rego:14"},
	} {
		t.Run(test.name, func(t *testing.T) {
			set, err := rule.Load(policy(test.pkg, test.deny))
			if err != nil {
				t.Fatal(err)
			}
			got, err := judge(t, set, pods, eval.Options{Minor: 30})
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("error %v, want one with %q", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestModels gives a rule the models it names, if an object of its kinds is there.
func TestModels(t *testing.T) {
	files := policy(`kubevet.pods["named"]`, `deny contains {"path": [], "message": $"{[name | some name, _ in input.model]} {count(input.model.rbac.bindings[""].edit)}"} if true`)
	files["pods/named.rego"].Data = bytes.Replace(files["pods/named.rego"].Data, []byte("kinds: [workload]"), []byte("kinds: [workload]\n#   models: [rbac]"), 1)
	set, err := rule.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	const text = `apiVersion: v1
kind: Pod
metadata: {name: web}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: web}]
`
	got, err := judge(t, set, parse(t, text), eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`named low  ["rbac"] 1 {x.yaml 2 1 2 10  []}`}, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestSameNames has one application in three directories, exposed in one:
// neither what is found nor what explains it is mistaken for another's.
func TestSameNames(t *testing.T) {
	const app = `apiVersion: v1
kind: ServiceAccount
metadata: {name: web, annotations: {eks.amazonaws.com/role-arn: x}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {serviceAccountName: web, containers: [{name: c}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: %s, selector: {app: web}, ports: [{port: 80}]}
`
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	rules := slices.DeleteFunc(set.Rules, func(r *rule.Rule) bool {
		return r.ID != "internet-exposed-workload" && r.ID != "cloud-identity-service-account"
	})
	var objects []*manifest.Object
	for _, file := range []struct{ name, service string }{
		{"a/x.yaml", "ClusterIP"}, {"b/x.yaml", "LoadBalancer"}, {"c/x.yaml", "ClusterIP"},
	} {
		objects = append(objects, manifest.Parse(&document.Document{File: file.name, Text: fmt.Appendf(nil, app, file.service)}).Objects...)
	}
	engine, err := eval.New(t.Context(), set, rules, []string{"Pod", "ServiceAccount"}, eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, failures, err := engine.Evaluate(t.Context(), objects, eval.Around{})
	if err != nil || failures != nil {
		t.Fatal(err, failures)
	}
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s %s", f.Object.Document.File, f.Message))
		for _, r := range f.Related {
			got = append(got, fmt.Sprintf("  %s %s %s", r.Object.Document.File, r.Object.Kind, r.Message))
		}
	}
	want := []string{
		`b/x.yaml service account "web" has a cloud identity and is that of an exposed pod`,
		`b/x.yaml port 80 is reached from the internet through Service "web"`,
		`  b/x.yaml Service has type LoadBalancer`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestMisshapen says what keeps containers from being judged.
func TestMisshapen(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]document.Problem{
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n  initContainers: null\n": nil,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: yes\n": {{
			File: "x.yaml", Line: 4, Column: 1,
			Message: `Pod "web": spec is a boolean where a mapping belongs, so its containers are not judged`,
		}},
		"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - web\n        - name: db\n": {{
			File: "x.yaml", Line: 8, Column: 11,
			Message: `Deployment "web": spec.template.spec.containers[0] is a string where a mapping belongs, so its containers are not judged`,
		}},
		"apiVersion: jobset.x-k8s.io/v1alpha2\nkind: JobSet\nmetadata: {name: web}\nspec:\n  replicatedJobs:\n    - template:\n        spec:\n          template:\n            spec:\n              containers: {name: web}\n": {{
			File: "x.yaml", Line: 10, Column: 15,
			Message: `JobSet "web": spec.replicatedJobs[0].template.spec.template.spec.containers is a mapping where a list belongs, so its containers are not judged`,
		}},
	} {
		var got []document.Problem
		for _, o := range parse(t, text) {
			got = append(got, eval.Misshapen(set, o)...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s(-want +got):\n%s", text, diff)
		}
	}
}
