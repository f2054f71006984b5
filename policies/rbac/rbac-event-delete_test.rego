package kubevet.rbac["rbac-event-delete_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-event-delete"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can deletecollection events in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes, events], verbs: [watch, deletecollection]}
`)
}

test_deny_role if {
	testing.stated(rule.deny) == {{"message": "Role \"r\" can deletecollection events in namespace \"shop\"", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [events], verbs: [deletecollection]}
`)
}

test_allow_other_grants_and_wildcards_that_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [events], verbs: [create]}
  - {apiGroups: [""], resources: [events], verbs: [deletecollection], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [events], verbs: [deletecollection]}
  - {apiGroups: [""], resources: [eventsx, events/status], verbs: [deletecollection]}
`)
}
