package kubevet.rbac["wildcard-rbac-all_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["wildcard-rbac-all"] as rule

test_deny_cluster_role_and_says_who_has_it if {
	testing.stated(rule.deny) == {{
		"path": ["rules", 1],
		"message": `ClusterRole "operator" can do everything with every resource of the cluster`,
		"severity": "critical",
		"related": [{
			"kind": "ClusterRoleBinding",
			"namespace": "",
			"name": "operator",
			"path": ["roleRef"],
			"message": `binds it to ServiceAccount "ops/operator" and Group "sre"`,
		}],
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: operator}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
  - {apiGroups: [apps, "*"], resources: ["*"], verbs: [get, "*"]}
  - {nonResourceURLs: ["*"], verbs: ["*"]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: operator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
subjects:
  - {kind: ServiceAccount, name: operator, namespace: ops}
  - {kind: Group, name: sre, apiGroup: rbac.authorization.k8s.io}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: other}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: other}
subjects:
  - {kind: Group, name: sre, apiGroup: rbac.authorization.k8s.io}
`)
}

test_deny_role_is_less_grave_but_not_in_kube_system if {
	every namespace, severity in {"shop": "high", "kube-system": "critical"} {
		testing.stated(rule.deny) == {{
			"path": ["rules", 0],
			"message": $`Role "all" can do everything with every resource of namespace "{namespace}"`,
			"severity": severity,
			"related": [],
		}} with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1beta1
kind: Role
metadata: \{name: all, namespace: {namespace}}
rules:
  - \{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
`)
	}
}

test_deny_cluster_role_that_is_bound_in_a_namespace_only if {
	testing.stated(rule.deny) == {{
		"path": ["rules", 0],
		"message": `ClusterRole "tenant" can do everything with every resource of the namespaces it is bound in`,
		"severity": "high",
		"related": [{
			"kind": "RoleBinding",
			"namespace": "shop",
			"name": "tenant",
			"path": ["roleRef"],
			"message": `binds it to User "jane"`,
		}],
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: tenant}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: tenant, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: tenant}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
}

test_allow_what_lacks_one_of_the_wildcards if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: almost}
rules:
  - {apiGroups: [""], resources: ["*"], verbs: ["*"]}
  - {apiGroups: ["*"], resources: [pods], verbs: ["*"]}
  - {apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch]}
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"], resourceNames: [one]}
  - {apiGroups: ["*"], resources: ["*/scale"], verbs: ["*"]}
  - {nonResourceURLs: ["*"], verbs: ["*"]}
  - {resources: ["*"], verbs: ["*"]}
  - just text
  - null
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: text}
rules: everything
`)
}

test_deny_an_empty_resource_name_restricts_nothing if {
	count(rule.deny) == 1 with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"], resourceNames: [""]}
`)
}

test_allow_rules_that_the_controller_replaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: monitoring}
aggregationRule:
  clusterRoleSelectors:
    - matchLabels: {example.com/aggregate-to-monitoring: "true"}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
`)
}

test_allow_the_roles_of_the_cluster_itself if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: cluster-admin
  labels: {kubernetes.io/bootstrapping: rbac-defaults}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
`)
}

test_deny_a_role_that_only_says_it_is_the_clusters_own if {
	count(rule.deny) == 1 with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: helper
  labels: {kubernetes.io/bootstrapping: rbac-defaults}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
`)
}
