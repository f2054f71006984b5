package kubevet.rbac["rbac-role-binding-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-role-binding-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create rolebindings in every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on clusterrolebindings in every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, create]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: ["*"]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, list, watch, delete]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [update], resourceNames: [one]}
  - {apiGroups: [example.com], resources: [roles], verbs: [create]}
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
  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, create]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: ["*"]}
`)
}

test_allow_cluster_roles_where_they_are_out_of_reach if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, clusterrolebindings], verbs: [create]}
`)
}

test_deny_a_namespace_as_less_grave if {
	[finding.severity | some finding in rule.deny] == ["medium"] with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}
`)
}
