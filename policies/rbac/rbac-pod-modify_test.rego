package kubevet.rbac["rbac-pod-modify_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-pod-modify"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can patch every pod of every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can update and patch every pod of every namespace it is bound in", "path": ["rules", 1, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, patch]}
  - {apiGroups: ["*"], resources: [pods], verbs: [patch, update]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, list, watch, create, delete]}
  - {apiGroups: [""], resources: [pods/status, pods/finalizers], verbs: [update, patch]}
  - {apiGroups: [""], resources: [pods], verbs: [patch], resourceNames: [web-0]}
  - {apiGroups: [metrics.k8s.io], resources: [pods], verbs: [update]}
`)
}

test_allow_misshapen_rules if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: [null, none, {apiGroups: "", resources: pods, verbs: null}, {apiGroups: [1], resources: [[]], verbs: [{}]}]
`)
}

test_allow_roles_that_the_api_server_makes if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: "system:kube-controller-manager", labels: {kubernetes.io/bootstrapping: rbac-defaults}}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, patch]}
  - {apiGroups: ["*"], resources: [pods], verbs: [patch, update]}
`)
}

test_deny_names_who_is_bound if {
	count([related |
		some finding in rule.deny
		some related in finding.related
		related == {
			"kind": "RoleBinding",
			"namespace": "shop",
			"name": "b",
			"path": ["roleRef"],
			"message": `binds it to ServiceAccount "shop/app"`,
		}
	]) == 1 with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`)
}
