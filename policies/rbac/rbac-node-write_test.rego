package kubevet.rbac["rbac-node-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-node-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can delete nodes", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can update and patch nodes and nodes/status", "path": ["rules", 1, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes], verbs: [get, delete]}
  - {apiGroups: [""], resources: [nodes/status, nodes], verbs: [patch, update]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes], verbs: [get, list, watch, create]}
  - {apiGroups: [""], resources: [nodes/metrics, nodes/proxy], verbs: [update]}
  - {apiGroups: [""], resources: [nodes], verbs: [patch], resourceNames: [worker-1]}
  - {apiGroups: [metrics.k8s.io], resources: [nodes], verbs: [update]}
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
  - {apiGroups: [""], resources: [nodes], verbs: [get, delete]}
  - {apiGroups: [""], resources: [nodes/status, nodes], verbs: [patch, update]}
`)
}
