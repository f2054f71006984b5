package kubevet.rbac["rbac-status-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-status-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can patch pods/status in every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can update and patch pods/status and services/status in every namespace it is bound in", "path": ["rules", 1, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods/status], verbs: [get, patch]}
  - {apiGroups: [""], resources: [services/status, pods/status], verbs: [update, patch]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods/status, services/status], verbs: [get]}
  - {apiGroups: [networking.k8s.io], resources: [ingresses/status], verbs: [update]}
  - {apiGroups: [apps], resources: [deployments/status], verbs: [update]}
  - {apiGroups: [""], resources: [services/status], verbs: [update], resourceNames: [web]}
  - {apiGroups: [""], resources: [services], verbs: [update]}
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
  - {apiGroups: [""], resources: [pods/status], verbs: [get, patch]}
  - {apiGroups: [""], resources: [services/status, pods/status], verbs: [update, patch]}
`)
}
