package kubevet.rbac["rbac-cluster-resource-in-role_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-cluster-resource-in-role"] as rule

test_deny_role if {
	rule.deny == {
		{"path": ["rules", 0, "resources", 1], "message": `"nodes" belongs to the cluster, so a Role grants nothing of it`},
	} with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [''], resources: [pods, nodes], verbs: [get]}]")
}

_cluster_role := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: a}
rules: [{apiGroups: [''], resources: [nodes], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}
`

test_deny_cluster_role_of_role_bindings if {
	rule.deny == {{"path": ["rules", 0, "resources", 0], "message": `"nodes" belongs to the cluster, so a RoleBinding grants nothing of it`}} with input as testing.input_for(_cluster_role)
}

test_allow_cluster_role_of_both if {
	rule.deny == set() with input as testing.input_for(concat("", [_cluster_role, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}
`]))
}

test_allow_unbound if {
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: [''], resources: [nodes], verbs: [get]}]")
}

test_allow_namespaced if {
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: ['', apps], resources: [pods, deployments, events], verbs: [get]}]")
}
