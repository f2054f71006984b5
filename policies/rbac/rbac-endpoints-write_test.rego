package kubevet.rbac["rbac-endpoints-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-endpoints-write"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create endpointslices in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["discovery.k8s.io"], resources: [nodes, endpointslices], verbs: [watch, create]}
`)
}

test_allow_roles_that_are_bound_in_namespaces_only if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["discovery.k8s.io"], resources: [endpointslices], verbs: [create]}
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
  - {apiGroups: ["discovery.k8s.io"], resources: [endpointslices], verbs: [delete]}
  - {apiGroups: ["discovery.k8s.io"], resources: [endpointslices], verbs: [create], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [endpointslices], verbs: [create]}
  - {apiGroups: ["discovery.k8s.io"], resources: [endpointslicesx, endpointslices/status], verbs: [create]}
`)
}
