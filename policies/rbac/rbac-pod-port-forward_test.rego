package kubevet.rbac["rbac-pod-port-forward_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-pod-port-forward"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can use pods/portforward in every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can use pods/proxy and services/proxy in every namespace it is bound in", "path": ["rules", 1, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods/portforward], verbs: [create]}
  - {apiGroups: [""], resources: ["*/proxy"], verbs: [update]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods, services, nodes/proxy, pods/exec], verbs: [get, create]}
  - {apiGroups: [""], resources: [services/proxy], verbs: [get], resourceNames: ["http:dashboard:"]}
  - {apiGroups: [""], resources: [pods/portforward], verbs: [list, watch]}
  - {apiGroups: [""], resources: [pods/*], verbs: [create]}
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
  - {apiGroups: [""], resources: [pods/portforward], verbs: [create]}
  - {apiGroups: [""], resources: ["*/proxy"], verbs: [update]}
`)
}
