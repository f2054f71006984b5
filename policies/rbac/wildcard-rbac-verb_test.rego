package kubevet.rbac["wildcard-rbac-verb_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["wildcard-rbac-verb"] as rule

test_deny_every_entry_and_as_grave_as_it_is if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can use every verb on \"a\", \"b\", \"c\" and 2 more", "path": ["rules", 2, "verbs", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on \"applications\" and \"projects\"", "path": ["rules", 1, "verbs", 1], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can use every verb on \"nodes/proxy\"", "path": ["rules", 3, "verbs", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on \"pods\"", "path": ["rules", 0, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: ["*"]}
  - {apiGroups: [example.com], resources: [applications, projects], verbs: [get, "*"]}
  - {apiGroups: ["*"], resources: [a, b, c, d, e], verbs: ["*"]}
  - {apiGroups: [apps], resources: [nodes/proxy], verbs: ["*"]}
`)
}

test_deny_role_is_less_grave_and_has_no_power_over_the_cluster if {
	testing.stated(rule.deny) == {
		{"path": ["rules", 0, "verbs", 0], "message": `Role "r" can use every verb on "nodes/proxy"`, "related": [], "severity": "medium"},
		{"path": ["rules", 1, "verbs", 0], "message": `Role "r" can use every verb on "secrets"`, "related": [], "severity": "medium"},
		{"path": ["rules", 2, "verbs", 0], "message": `Role "r" can use every verb on "leases"`, "related": [], "severity": "low"},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [nodes/proxy], verbs: ["*"]}
  - {apiGroups: [""], resources: [secrets], verbs: ["*"]}
  - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: ["*"]}
`)
}

test_allow_what_others_report_and_urls if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {nonResourceURLs: [/metrics], verbs: ["*"]}
  - {apiGroups: [apps], resources: [deployments], verbs: [get, list, watch, create, update, patch, delete]}
`)
}

# The status of what an entry is about is no more than that, and alone it is little.
test_deny_status_as_little if {
	{[finding.path, finding.severity, finding.evidence] | some finding in rule.deny} == {
		[["rules", 0, "verbs", 0], "low", {"* networking.k8s.io/ingresses/status"}],
		[["rules", 1, "verbs", 0], "medium", {"* apps/deployments", "* apps/deployments/scale"}],
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [networking.k8s.io], resources: [ingresses/status], verbs: ["*"]}
  - {apiGroups: [apps], resources: [deployments, deployments/scale, deployments/status], verbs: ["*"]}
`)
}
