package kubevet.rbac["rbac-unused-role_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-unused-role"] as rule

_role := `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r, labels: {tier: one}}
rules: []
`

_finding := {"path": ["metadata", "name"], "message": `ClusterRole "r" is bound to nobody`}

test_deny_unbound if {
	testing.stated(rule.deny) == {_finding} with input as testing.input_for(_role)
}

test_deny_a_role_of_the_name_in_another_place if {
	testing.stated(rule.deny) == {_finding} with input as testing.input_for(concat("\n---\n", [_role, `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`]))
}

test_allow_bound if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_role, `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`]))
}

test_allow_aggregated if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_role, `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
aggregationRule: {clusterRoleSelectors: [{matchExpressions: [{key: tier, operator: In, values: [one]}]}]}
`]))
}

test_allow_offered_to_roles_elsewhere if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r, labels: {rbac.example.com/aggregate-to-metrics: "true"}}
`)
}
