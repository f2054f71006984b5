package kubevet.rbac["workload-cluster-takeover-path_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["workload-cluster-takeover-path"] as rule

_role := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}
`

_binding := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}, {kind: ServiceAccount, name: default, namespace: shop}]
`

_with(text) := testing.input_for(concat("\n---\n", [text, _role, _binding]))

test_deny_every_step if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "template", "spec", "serviceAccountName"],
		"message": `ServiceAccount "shop/app" can become cluster-admin: it can request tokens of ServiceAccount "kube-system/clusterrole-aggregation-controller" (step 1 of 2)`,
		"severity": "critical",
		"related": [
			{
				"kind": "ClusterRoleBinding",
				"namespace": "",
				"name": "b",
				"path": ["roleRef"],
				"message": `step 1: gives ServiceAccount "shop/app" ClusterRole "r"`,
			},
			{
				"kind": "ClusterRole",
				"namespace": "",
				"name": "r",
				"path": ["rules", 1],
				"message": `step 1: with which it can request tokens of ServiceAccount "kube-system/clusterrole-aggregation-controller"`,
			},
		],
	}} with input as _with(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {spec: {serviceAccountName: app, containers: [{name: web}]}}}
`)
}

test_deny_the_default_account_and_a_projected_token if {
	[finding.path | some finding in rule.deny] == [["spec", "serviceAccountName"]] with input as _with(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  automountServiceAccountToken: false
  containers: [{name: web}]
  volumes:
    - {name: token, projected: {sources: [{serviceAccountToken: {path: token}}]}}
`)
}

test_deny_a_condition_as_less_grave if {
	[[finding.severity, finding.message] | some finding in rule.deny] == [[
		"high",
		`ServiceAccount "shop/app" can become cluster-admin: it can change the roles and bindings that others write, through an admission webhook, if somebody with more rights writes objects`,
	]] with input as testing.input_for(concat("\n---\n", [
		`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: app, containers: [{name: web}]}
`,
		`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [create]}
`,
		_binding,
	]))
}

test_allow_pods_without_the_token if {
	rule.deny == set() with input as _with(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: app, automountServiceAccountToken: false, containers: [{name: web}]}
`)
	rule.deny == set() with input as _with(concat("\n---\n", [
		`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: app, containers: [{name: web}]}
`,
		`
apiVersion: v1
kind: ServiceAccount
metadata: {name: app, namespace: shop}
automountServiceAccountToken: false
`,
	]))
}

test_allow_other_accounts_and_namespaces if {
	rule.deny == set() with input as _with(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: other, containers: [{name: web}]}
`)
	rule.deny == set() with input as _with(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: other}
spec: {serviceAccountName: app, containers: [{name: web}]}
`)
}

test_allow_misshapen_workloads if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: [app], volumes: none, containers: {}}
`)
}

_pod(name, automount) := yaml.marshal({
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"serviceAccountName": "app", "automountServiceAccountToken": automount, "containers": [{"name": "a"}]},
})

test_deny_once_for_an_account if {
	some finding in rule.deny with input as _with(concat("\n---\n", [_pod("one", true), _pod("two", true), _pod("three", true)]))
	endswith(finding.message, "; 2 other workloads run as it too")
}

test_allow_others_of_an_account if {
	count(rule.deny) == 0 with input as object.union(
		_with(concat("\n---\n", [_pod("one", true), _pod("two", true)])),
		{"object": yaml.unmarshal(_pod("two", true))},
	)
}

test_deny_first_with_the_token if {
	count(rule.deny) == 1 with input as object.union(
		_with(concat("\n---\n", [_pod("one", false), _pod("two", true)])),
		{"object": yaml.unmarshal(_pod("two", true))},
	)
}
