package kubevet.rbac["rbac-mass-delete_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-mass-delete"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can deletecollection deployments in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["apps"], resources: [nodes, deployments], verbs: [watch, deletecollection]}
`)
}

test_deny_stores_of_data_one_by_one if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can delete namespaces in every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can delete persistentvolumeclaims in every namespace it is bound in", "path": ["rules", 1, "resources", 1], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can deletecollection persistentvolumes in every namespace it is bound in", "path": ["rules", 2, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
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
  - {apiGroups: ["apps"], resources: [deploymentsx, deployments/status], verbs: [deletecollection]}
`)
}
