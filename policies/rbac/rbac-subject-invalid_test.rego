package kubevet.rbac["rbac-subject-invalid_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-subject-invalid"] as rule

test_deny_every_fault if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0, "namespace"], "message": `ServiceAccount "a" has no namespace`}, {"path": ["subjects", 1, "apiGroup"], "message": `ServiceAccount "b" has an API group`}, {"path": ["subjects", 2, "apiGroup"], "message": `Group "c" has the API group "v1"`}, {"path": ["subjects", 3, "kind"], "message": `"Team" is no kind of subject`}, {"path": ["subjects", 4, "namespace"], "message": `ServiceAccount "e" has no namespace`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: ServiceAccount, name: a}
  - {kind: ServiceAccount, name: b, namespace: shop, apiGroup: rbac.authorization.k8s.io}
  - {kind: Group, name: c, apiGroup: v1}
  - {kind: Team, name: d}
  - {kind: ServiceAccount, name: e, namespace: ""}
`)
}

test_allow_what_is_defaulted_or_ignored if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: User, name: a}
  - {kind: Group, name: b, apiGroup: rbac.authorization.k8s.io}
  - {kind: User, name: c, namespace: shop}
  - {kind: ServiceAccount, name: d, namespace: shop, apiGroup: ""}
  - text
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: ServiceAccount, name: a}
`)
}

test_deny_a_subject_without_kind if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0, "kind"], "message": `"" is no kind of subject`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: team, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: team}
subjects: [{name: jane}]
`)
}
