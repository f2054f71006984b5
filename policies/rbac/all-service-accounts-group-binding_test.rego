package kubevet.rbac["all-service-accounts-group-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["all-service-accounts-group-binding"] as rule

test_deny_both_groups if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `every service account of the cluster has ClusterRole "view"`, "severity": "high"}, {"path": ["subjects", 1], "message": `every service account of namespace "shop" has ClusterRole "view"`, "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: Group, name: "system:serviceaccounts"}
  - {kind: Group, name: "system:serviceaccounts:shop"}
`)
}

test_deny_in_a_namespace if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `every service account of namespace "shop" has Role "reader"`, "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
  - {kind: Group, name: "system:serviceaccounts:shop"}
`)
}

test_allow_what_the_cluster_gives_and_what_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:service-account-issuer-discovery"}
subjects:
  - {kind: Group, name: "system:serviceaccounts"}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:image-puller"}
subjects:
  - {kind: Group, name: "system:serviceaccounts"}
`)
	testing.stated(rule.deny) == {{"message": "every service account of the cluster has ClusterRole \"cluster-admin\"", "path": ["subjects", 0], "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "cluster-admin"}
subjects:
  - {kind: Group, name: "system:serviceaccounts"}
`)
}

test_allow_other_subjects if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: User, name: "system:serviceaccounts"}
  - {kind: Group, name: "system:serviceaccountsx"}
  - {kind: ServiceAccount, name: a, namespace: b}
`)
}
