package kubevet.rbac["rbac-namespace-label-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-namespace-label-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can patch namespaces", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can update namespaces", "path": ["rules", 1, "resources", 1], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [namespaces], verbs: [get, patch]}
  - {apiGroups: [""], resources: [pods, namespaces], verbs: [update]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [namespaces], verbs: [get, list, watch, create, delete]}
  - {apiGroups: [""], resources: [namespaces/status, namespaces/finalize], verbs: [update, patch]}
  - {apiGroups: [""], resources: [namespaces], verbs: [patch], resourceNames: [shop]}
  - {apiGroups: [example.com], resources: [namespaces], verbs: [patch]}
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
  - {apiGroups: [""], resources: [namespaces], verbs: [get, patch]}
  - {apiGroups: [""], resources: [pods, namespaces], verbs: [update]}
`)
}

test_deny_its_own_namespace if {
	[finding.message | some finding in rule.deny] == [`Role "r" can patch namespace "shop"`] with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [namespaces], verbs: [patch]}
`)
}
