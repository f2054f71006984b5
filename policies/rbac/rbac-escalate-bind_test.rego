package kubevet.rbac["rbac-escalate-bind_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-escalate-bind"] as rule

_finding(entry, item, deed) := {
	"path": ["rules", entry, "verbs", item],
	"message": $`ClusterRole "r" can {deed} in the cluster`,
	"severity": "critical",
	"related": [],
}

test_deny_verbs_in_a_cluster_role if {
	rule.deny == {
		_finding(0, 1, "escalate clusterroles"),
		_finding(1, 0, "bind and escalate roles"),
		_finding(2, 2, "bind and escalate clusterroles and roles"),
		_finding(3, 0, "escalate clusterroles"),
		_finding(4, 0, "bind clusterroles"),
		_finding(5, 0, "escalate roles"),
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [get, escalate]}
  - {apiGroups: ["*"], resources: [roles], verbs: ["*"]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, clusterroles], verbs: [get, list, escalate, bind]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate], resourceNames: [mine]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [view, cluster-admin]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: ["*"], resourceNames: [mine]}
`)
}

test_deny_role_for_what_has_an_effect_there if {
	rule.deny == {
		{"path": ["rules", 0, "verbs", 0], "message": `Role "r" can bind clusterroles in namespace "shop"`, "severity": "high", "related": []},
		{"path": ["rules", 1, "verbs", 1], "message": `Role "r" can escalate roles in namespace "shop"`, "severity": "high", "related": []},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [update, escalate]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]}
`)
}

test_allow_the_safe_way_and_other_resources if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [admin, edit, view]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, list, watch, create, update, patch, delete]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: ["*"]}
  - {apiGroups: [""], resources: [roles, clusterroles], verbs: [bind, escalate]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: ["*"], verbs: ["*"]}
`)
}

_binding_to(role) := concat("", [
	`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}, {kind: User, name: "system:kube-controller-manager"}]
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "`,
	role, `"}
`,
])

test_deny_a_binding_of_a_role_that_every_cluster_has if {
	rule.deny == {{
		"path": ["roleRef", "name"],
		"message": `ServiceAccount "shop/app" can escalate clusterroles through "system:controller:clusterrole-aggregation-controller"`,
		"severity": "critical",
		"related": [],
	}} with input as testing.input_for(_binding_to("system:controller:clusterrole-aggregation-controller"))
}

test_allow_bindings_of_other_roles if {
	every role in ["view", "edit", "cluster-admin", "mine", "system:node-proxier"] {
		rule.deny == set() with input as testing.input_for(_binding_to(role))
	}
}
