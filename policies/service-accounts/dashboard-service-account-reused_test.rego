package kubevet["service-accounts"]["dashboard-service-account-reused_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["dashboard-service-account-reused"] as rule

_pod(labels, image) := testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {%s}}\nspec: {serviceAccountName: kubernetes-dashboard, containers: [{name: a, image: '%s'}]}", [labels, image]))

test_deny_other_workload if {
	rule.deny == {{"path": ["spec", "serviceAccountName"], "message": `the pod runs as service account "kubernetes-dashboard" and is not the dashboard`}} with input as _pod("app: web", "nginx:1")
}

_binding(kind, role) := testing.input_for(sprintf(
	"apiVersion: rbac.authorization.k8s.io/v1\nkind: %s\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: %s}\nsubjects: [{kind: Group, name: kubernetes-dashboard}, {kind: ServiceAccount, name: kubernetes-dashboard, namespace: kubernetes-dashboard}]",
	[kind, role],
))

test_deny_other_role if {
	every kind in ["RoleBinding", "ClusterRoleBinding"] {
		denied := rule.deny with input as _binding(kind, "edit")
		denied == {{"path": ["subjects", 1], "message": `ClusterRole "edit" is bound to service account "kubernetes-dashboard"`}}
	}
}

test_allow_dashboard_and_its_role if {
	rule.deny == set() with input as _pod("app: web", "kubernetesui/metrics-scraper:v1.0.9")
	rule.deny == set() with input as _pod("k8s-app: kubernetes-dashboard", "registry.example.com/ui:1")
	rule.deny == set() with input as _binding("RoleBinding", "kubernetes-dashboard")
	rule.deny == set() with input as _binding("ClusterRoleBinding", "cluster-admin")
	rule.deny == set() with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"serviceAccountName": "web"}}}
}
