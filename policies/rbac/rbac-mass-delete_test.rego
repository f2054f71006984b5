package kubevet.rbac["rbac-mass-delete_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-mass-delete"] as rule

test_deny_what_is_granted if {
	rule.deny == {{"path": ["rules", 0, "resources", 1], "message": `ClusterRole "r" can deletecollection deployments in the cluster`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["apps"], resources: [nodes, deployments], verbs: [watch, deletecollection]}
`)
}

test_deny_stores_of_data_one_by_one if {
	rule.deny == {
		{"path": ["rules", 0, "resources", 0], "message": `ClusterRole "r" can delete namespaces in the cluster`, "related": []},
		{"path": ["rules", 1, "resources", 1], "message": `ClusterRole "r" can delete persistentvolumeclaims in the cluster`, "related": []},
		{"path": ["rules", 2, "resources", 0], "message": `ClusterRole "r" can deletecollection persistentvolumes in the cluster`, "related": []},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [namespaces], verbs: [delete]}
  - {apiGroups: [""], resources: [pods, persistentvolumeclaims], verbs: [delete]}
  - {apiGroups: [""], resources: [persistentvolumes], verbs: [delete, deletecollection]}
`)
}

test_allow_roles_that_are_bound_in_namespaces_only if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["apps"], resources: [deployments], verbs: [deletecollection]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects:
  - {kind: ServiceAccount, name: app}
`)
}

test_allow_other_grants_and_wildcards_that_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["apps"], resources: [deployments], verbs: [update, delete]}
  - {apiGroups: ["apps"], resources: [deployments], verbs: [deletecollection], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [deployments], verbs: [deletecollection]}
  - {apiGroups: ["apps"], resources: [deployments], verbs: ["*"]}
  - {apiGroups: ["apps"], resources: ["*"], verbs: [deletecollection]}
  - {apiGroups: ["apps"], resources: [deploymentsx, deployments/status], verbs: [deletecollection]}
`)
}
