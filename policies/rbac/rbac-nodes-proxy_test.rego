package kubevet.rbac["rbac-nodes-proxy_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-nodes-proxy"] as rule

_finding(entry, item) := {
	"path": ["rules", entry, "resources", item],
	"message": `ClusterRole "r" can run commands in the pods of a node through "nodes/proxy"`,
	"related": [],
}

test_deny_every_verb_that_occurs if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can run commands in the pods of a node through \"nodes/proxy\"", "path": ["rules", 0, "resources", 2], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can run commands in the pods of a node through \"nodes/proxy\"", "path": ["rules", 1, "resources", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can run commands in the pods of a node through \"nodes/proxy\"", "path": ["rules", 2, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can run commands in the pods of a node through \"nodes/proxy\"", "path": ["rules", 3, "resources", 0], "related": [], "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes, nodes/metrics, nodes/proxy], verbs: [get, list, watch]}
  - {apiGroups: [""], resources: [nodes/proxy], verbs: [create], resourceNames: [node-1]}
  - {apiGroups: ["*"], resources: ["*/proxy"], verbs: ["*"]}
  - {apiGroups: [""], resources: [nodes/proxy], verbs: [delete]}
`)
}

test_allow_what_reaches_no_kubelet if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes/proxy], verbs: [list, watch]}
  - {apiGroups: [""], resources: [nodes, nodes/metrics, nodes/stats, nodes/log], verbs: [get]}
  - {apiGroups: [""], resources: [services/proxy, pods/proxy], verbs: [get]}
  - {apiGroups: [metrics.k8s.io], resources: [nodes/proxy], verbs: [get]}
  - {apiGroups: [""], resources: ["nodes/*"], verbs: [get]}
`)
}

test_allow_a_cluster_role_that_is_bound_in_a_namespace_only if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes/proxy], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: monitoring}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects:
  - {kind: ServiceAccount, name: prometheus}
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
		"message": `ServiceAccount "shop/app" can run commands in the pods of a node through "system:kubelet-api-admin"`,
		"related": [],
	}} with input as testing.input_for(_binding_to("system:kubelet-api-admin"))
}

test_allow_bindings_of_other_roles if {
	every role in ["view", "edit", "mine", "system:node-proxier"] {
		rule.deny == set() with input as testing.input_for(_binding_to(role))
	}
}
