package kubevet.rbac["rbac-token-request_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-token-request"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can issue tokens of every service account of every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can issue tokens of every service account of every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [serviceaccounts, serviceaccounts/token], verbs: [create]}
  - {apiGroups: [""], resources: ["*/token"], verbs: ["*"]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [serviceaccounts], verbs: [create]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [get]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [one]}
  - {apiGroups: [""], resources: [serviceaccounts/*], verbs: [create]}
  - {apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}
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
  - {apiGroups: [""], resources: [serviceaccounts, serviceaccounts/token], verbs: [create]}
  - {apiGroups: [""], resources: ["*/token"], verbs: ["*"]}
`)
}

test_deny_a_namespace_as_less_grave if {
	testing.stated(rule.deny) == {{
		"path": ["rules", 0, "resources", 0],
		"message": `Role "r" can issue tokens of every service account of namespace "shop"`,
		"severity": "medium",
		"related": [],
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}
`)
}
