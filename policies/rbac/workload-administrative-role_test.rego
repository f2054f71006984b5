package kubevet.rbac["workload-administrative-role_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["workload-administrative-role"] as rule

_pod := `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: app, containers: [{name: web}]}
`

_role(rules) := concat("", [
	`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: `,
	rules,
])

_binding := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}]
`

_in_namespace := `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: n, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: Group, name: "system:serviceaccounts:shop"}]
`

test_deny_writes_of_the_cluster if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "serviceAccountName"],
		"message": `ServiceAccount "shop/app" can write workloads and Secrets of the cluster`,
		"severity": "high",
		"related": [{
			"kind": "ClusterRoleBinding",
			"namespace": "",
			"name": "b",
			"path": ["roleRef"],
			"message": `gives it ClusterRole "r"`,
		}],
	}} with input as testing.input_for(concat("\n---\n", [
		_pod,
		_role(`[{apiGroups: [apps], resources: [deployments], verbs: [patch]}, {apiGroups: [""], resources: [secrets], verbs: ["*"]}]`),
		_binding,
	]))
}

test_deny_writes_of_its_namespace_through_a_group if {
	[[finding.severity, finding.message] | some finding in rule.deny] == [[
		"medium",
		`ServiceAccount "shop/app" can write workloads and Secrets of a namespace`,
	]] with input as testing.input_for(concat("\n---\n", [_pod, _in_namespace]))
}

test_allow_reading_and_named_objects if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [
		_pod,
		_role(`[{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}, {apiGroups: [""], resources: [secrets], resourceNames: [one], verbs: [update]}, {apiGroups: [example.com], resources: ["*"], verbs: ["*"]}, {apiGroups: [""], resources: [pods/status], verbs: [update]}]`),
		_binding,
	]))
}

test_allow_unbound if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [
		_pod,
		_role(`[{apiGroups: [""], resources: [secrets], verbs: ["*"]}]`),
	]))
}

test_deny_says_of_the_cluster_only_what_is if {
	[finding.message | some finding in rule.deny] == [`ServiceAccount "shop/app" can write workloads of the cluster`] with input as testing.input_for(concat("\n---\n", [
		_pod,
		_role(`[{apiGroups: [apps], resources: [deployments], verbs: [patch]}]`),
		_binding,
		_in_namespace,
	]))
}
