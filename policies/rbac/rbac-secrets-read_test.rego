package kubevet.rbac["rbac-secrets-read_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-secrets-read"] as rule

_finding(entry, item, verbs) := {
	"path": ["rules", entry, "resources", item],
	"message": $`ClusterRole "r" can {verbs} every Secret of the cluster`,
	"related": [],
}

test_deny_every_way_to_read if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can get and create every Secret of every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can list and watch every Secret of every namespace it is bound in", "path": ["rules", 1, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can list every Secret of every namespace it is bound in", "path": ["rules", 3, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on every Secret of every namespace it is bound in", "path": ["rules", 2, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [apps, ""], resources: [configmaps, secrets], verbs: [get, create]}
  - {apiGroups: ["*"], resources: [secrets], verbs: [watch, list]}
  - {apiGroups: [""], resources: [secrets], verbs: ["*"]}
  - {apiGroups: [""], resources: [secrets], verbs: [list], resourceNames: [""]}
`)
}

test_allow_narrow_or_ineffective_grants_and_those_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, watch], resourceNames: [one]}
  - {apiGroups: [""], resources: [secrets], verbs: [create, update, patch, delete]}
  - {apiGroups: [apps], resources: [secrets], verbs: [get]}
  - {apiGroups: [""], resources: [secrets/status, sealedsecrets], verbs: [get]}
  - {resources: [secrets], verbs: [get]}
`)
}

# Writing is taken away with the same edit.
test_deny_reading_and_writing_once if {
	{[finding.message, finding.evidence] | some finding in rule.deny} == {[
		`ClusterRole "r" can read and write every Secret of every namespace it is bound in`,
		{"get core/secrets", "list core/secrets", "update core/secrets", "create core/secrets"},
	]} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, create, update]}
  - {apiGroups: [""], resources: [secrets], verbs: [patch]}
`)
}

# Nobody has the role that it is added to, as far as the bundle says.
test_deny_role_that_an_unbound_role_aggregates if {
	{[finding.message, finding.severity] | some finding in rule.deny} == {[
		`ClusterRole "reader" can get every Secret of every namespace it is bound in`,
		"medium",
	]} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader, labels: {example.com/batch: "true"}}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: batch}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {example.com/batch: "true"}}]}
`)
}

_role := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get]}
`

_in_namespace := `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects:
  - {kind: ServiceAccount, name: app}
`

_in_cluster := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects:
  - {kind: ServiceAccount, name: app, namespace: shop}
`

test_allow_role_that_is_bound_in_namespaces_only if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_role, _in_namespace]))
}

test_deny_role_that_is_bound_cluster_wide_too if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"reader\" can get every Secret of the cluster", "path": ["rules", 0, "resources", 0], "related": [{"kind": "ClusterRoleBinding", "message": "binds it to ServiceAccount \"shop/app\"", "name": "reader", "namespace": "", "path": ["roleRef"]}, {"kind": "RoleBinding", "message": "binds it to ServiceAccount \"shop/app\"", "name": "reader", "namespace": "shop", "path": ["roleRef"]}], "severity": "high"}} with input as testing.input_for(concat("\n---\n", [_role, _in_namespace, _in_cluster]))
}

test_allow_role_that_is_added_to_edit if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
  labels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get]}
`)
}

test_deny_edit_for_the_whole_cluster if {
	testing.stated(rule.deny) == {{
		"path": ["roleRef", "name"],
		"message": `Group "developers" can read every Secret of the cluster through "edit"`,
		"related": [],
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: developers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - {kind: Group, name: developers, apiGroup: rbac.authorization.k8s.io}
`)
}

test_allow_view_for_the_whole_cluster if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: developers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: Group, name: developers, apiGroup: rbac.authorization.k8s.io}
`)
}
