package kubevet.rbac["rbac-aggregation-rule-overwrites-rules_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-aggregation-rule-overwrites-rules"] as rule

test_deny_both if {
	testing.stated(rule.deny) == {{"path": ["rules"], "message": `the rules are overwritten with those of the roles that aggregationRule selects`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {example.com/aggregate-to-monitoring: "true"}}]}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
`)
}

test_allow_either if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {example.com/aggregate-to-monitoring: "true"}}]}
rules: []
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {example.com/aggregate-to-monitoring: "true"}}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
aggregationRule:
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
`)
}

test_allow_the_roles_of_the_cluster_itself if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {rbac.authorization.k8s.io/aggregate-to-admin: "true"}}]}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
`)
}
