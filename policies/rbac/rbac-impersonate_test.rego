package kubevet.rbac["rbac-impersonate_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-impersonate"] as rule

_finding(entry, item, whom) := {
	"path": ["rules", entry, "verbs", item],
	"message": $`ClusterRole "r" can impersonate {whom} of the cluster`,
	"severity": "critical",
	"related": [],
}

test_deny_in_a_cluster_role if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can impersonate groups of every namespace it is bound in", "path": ["rules", 2, "verbs", 1], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can impersonate groups, serviceaccounts and users of every namespace it is bound in", "path": ["rules", 0, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can impersonate serviceaccounts of every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can impersonate users of every namespace it is bound in", "path": ["rules", 3, "verbs", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can impersonate users of every namespace it is bound in", "path": ["rules", 4, "verbs", 0], "related": [], "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [users, groups, serviceaccounts], verbs: [impersonate]}
  - {apiGroups: [""], resources: [configmaps, serviceaccounts], verbs: ["*"]}
  - {apiGroups: ["*"], resources: [groups], verbs: [get, impersonate], resourceNames: [viewers, "system:masters"]}
  - {apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [kubernetes-admin]}
  - {apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: ["system:kube-controller-manager"]}
`)
}

test_deny_role_for_service_accounts_only if {
	every namespace, severity in {"shop": "medium", "kube-system": "critical"} {
		testing.stated(rule.deny) == {{
			"path": ["rules", 0, "verbs", 0],
			"message": $`Role "r" can impersonate serviceaccounts of namespace "{namespace}"`,
			"severity": severity,
			"related": [],
		}} with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: \{name: r, namespace: {namespace}}
rules:
  - \{apiGroups: [""], resources: [users, serviceaccounts], verbs: [impersonate]}
  - \{apiGroups: [""], resources: [users, groups], verbs: [impersonate]}
`)
	}
}

test_allow_named_users_and_what_impersonates_nobody if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [jane]}
  - {apiGroups: [""], resources: [groups], verbs: [impersonate], resourceNames: [developers, "system:authenticated"]}
  - {apiGroups: [authentication.k8s.io], resources: [userextras/scopes, uids], verbs: [impersonate]}
  - {apiGroups: [user.openshift.io], resources: [users, groups], verbs: [impersonate]}
  - {apiGroups: [""], resources: [serviceaccounts], verbs: [get, list, watch, create]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: ["*"]}
`)
}
