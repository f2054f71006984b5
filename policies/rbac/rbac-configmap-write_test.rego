package kubevet.rbac["rbac-configmap-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-configmap-write"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can update configmaps in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes, configmaps], verbs: [watch, update]}
`)
}

test_deny_role if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "resources", 0], "message": `Role "r" can update configmaps in namespace "shop"`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [update]}
`)
}

test_allow_other_grants_and_wildcards_that_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get]}
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [configmaps], verbs: [update]}
  - {apiGroups: [""], resources: [configmapsx, configmaps/status], verbs: [update]}
`)
}
