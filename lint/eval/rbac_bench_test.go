package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
	"github.com/kubevet/kubevet/policies"
)

// team is five objects: a workload, its account, what it may do in its namespace and
// in the cluster; %d makes them one of many.
const team = `apiVersion: v1
kind: ServiceAccount
metadata: {name: app, namespace: team-%[1]d}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: app, namespace: team-%[1]d}
rules:
  - {apiGroups: [""], resources: [configmaps, secrets], verbs: [get, list]}
  - {apiGroups: [apps], resources: [deployments], verbs: [get, patch], resourceNames: [web]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: app, namespace: team-%[1]d}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: app}
subjects: [{kind: ServiceAccount, name: app}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: team-%[1]d}
rules:
  - {apiGroups: [""], resources: [pods, serviceaccounts/token], verbs: [get, create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: team-%[1]d}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: team-%[1]d}
subjects: [{kind: ServiceAccount, name: app, namespace: team-%[1]d}]
---
`

// teams is a bundle of n objects, a tenth of which are the workloads.
func teams(b *testing.B, n int) []*manifest.Object {
	b.Helper()
	var text strings.Builder
	for i := range n / 5 {
		fmt.Fprintf(&text, team, i)
	}
	for i := range n / 10 {
		fmt.Fprintf(&text, "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: team-%d}\nspec: {serviceAccountName: app, containers: [{name: web}]}\n---\n", i)
	}
	parsed := manifest.Parse(&document.Document{File: "teams.yaml", Text: []byte(text.String())})
	if len(parsed.Problems) > 0 {
		b.Fatal(parsed.Problems)
	}
	return parsed.Objects
}

// BenchmarkRBAC measures the rules of the category rbac, and what their model takes of
// that, on bundles of roles, bindings and workloads.
func BenchmarkRBAC(b *testing.B) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	var rules []*rule.Rule
	for _, r := range set.Rules {
		if r.Category == "rbac" {
			rules = append(rules, r)
		}
	}
	engine, err := eval.New(b.Context(), set, rules, []string{"Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ServiceAccount", "Pod"}, eval.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1000, 10000} {
		objects := teams(b, n)
		b.Run(fmt.Sprintf("evaluate/objects=%d", n), func(b *testing.B) {
			for b.Loop() {
				findings, failures, err := engine.Evaluate(b.Context(), objects, eval.Around{})
				if err != nil || failures != nil || len(findings) < n/10 {
					b.Fatalf("%d findings: %v", len(findings), err)
				}
			}
		})
		b.Run(fmt.Sprintf("model/objects=%d", n), func(b *testing.B) {
			for b.Loop() {
				bundle := &model.Bundle{Objects: objects, Workloads: set.Workloads, Policies: set.FS, Minor: schema.Newest}
				if _, err := model.Term(rule.RBAC, bundle); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
