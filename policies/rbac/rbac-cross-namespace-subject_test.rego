package kubevet.rbac["rbac-cross-namespace-subject_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-cross-namespace-subject"] as rule

test_deny_another_namespace if {
	testing.stated(rule.deny) == {{"path": ["subjects", 1, "namespace"], "message": `ServiceAccount "ci" of namespace "build" has a role in namespace "shop"`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - {kind: ServiceAccount, name: web, namespace: shop}
  - {kind: ServiceAccount, name: ci, namespace: build}
`)
}

test_allow_its_own_namespace_and_other_kinds if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - {kind: ServiceAccount, name: web, namespace: shop}
  - {kind: ServiceAccount, name: web}
  - {kind: User, name: jane, namespace: build}
  - text
`)
}

test_allow_the_role_that_extension_servers_need if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader}
subjects:
  - {kind: ServiceAccount, name: adapter, namespace: monitoring}
`)
}
