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
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can bind and escalate clusterroles and roles in every namespace it is bound in", "path": ["rules", 2, "verbs", 2], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can bind clusterroles in every namespace it is bound in", "path": ["rules", 4, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can escalate clusterroles in every namespace it is bound in", "path": ["rules", 0, "verbs", 1], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can escalate clusterroles in every namespace it is bound in", "path": ["rules", 3, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can use every verb on roles in every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can use every verb on roles in every namespace it is bound in", "path": ["rules", 5, "verbs", 0], "related": [], "severity": "high"}} with input as testing.input_for(`
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
	testing.stated(rule.deny) == {
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
	testing.stated(rule.deny) == {{
		"path": ["roleRef", "name"],
		"message": `ServiceAccount "shop/app" can escalate clusterroles through "system:controller:clusterrole-aggregation-controller"`,
		"severity": "critical",
		"related": [],
	}} with input as testing.input_for(_binding_to("system:controller:clusterrole-aggregation-controller"))
}

test_allow_bindings_of_other_roles if {
	every role in ["view", "edit", "mine", "system:node-proxier"] {
		rule.deny == set() with input as testing.input_for(_binding_to(role))
	}
}
