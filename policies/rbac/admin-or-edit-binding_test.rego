package kubevet.rbac["admin-or-edit-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["admin-or-edit-binding"] as rule

test_deny_edit_and_admin if {
	testing.stated(rule.deny) == {{"path": ["roleRef", "name"], "message": `User "jane" can read Secrets and run pods in namespace "shop" through "edit"`, "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
}

test_deny_kube_system_is_grave if {
	testing.stated(rule.deny) == {{"path": ["roleRef", "name"], "message": `User "jane" can read Secrets and run pods in namespace "kube-system" through "admin"`, "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
}

test_allow_other_roles_and_no_subjects if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: edit}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
roleRef: {kind: ClusterRole, name: edit}
subjects: []
`)
}
