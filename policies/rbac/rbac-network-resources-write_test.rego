package kubevet.rbac["rbac-network-resources-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-network-resources-write"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can patch ingresses in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["networking.k8s.io"], resources: [nodes, ingresses], verbs: [watch, patch]}
`)
}

test_deny_role if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "resources", 0], "message": `Role "r" can patch ingresses in namespace "shop"`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: ["networking.k8s.io"], resources: [ingresses], verbs: [patch]}
`)
}

test_allow_other_grants_and_wildcards_that_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["networking.k8s.io"], resources: [ingresses], verbs: [list]}
  - {apiGroups: ["networking.k8s.io"], resources: [ingresses], verbs: [patch], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [ingresses], verbs: [patch]}
  - {apiGroups: ["networking.k8s.io"], resources: [ingressesx, ingresses/status], verbs: [patch]}
`)
}
