package kubevet.rbac["default-service-account-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["default-service-account-binding"] as rule

test_deny_cluster_wide_by_either_name if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `every pod without a service account of its own has ClusterRole "view" as ServiceAccount "shop/default"`, "severity": "high"}, {"path": ["subjects", 1], "message": `every pod without a service account of its own has ClusterRole "view" as User "system:serviceaccount:shop:default"`, "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: ServiceAccount, name: default, namespace: shop}
  - {kind: User, name: "system:serviceaccount:shop:default"}
`)
}

test_deny_in_a_namespace if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `every pod without a service account of its own has Role "reader" as ServiceAccount "default"`, "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
  - {kind: ServiceAccount, name: default}
`)
}

test_deny_cluster_admin_which_another_rule_reports if {
	testing.stated(rule.deny) == {{"message": "every pod without a service account of its own has ClusterRole \"cluster-admin\" as ServiceAccount \"shop/default\"", "path": ["subjects", 0], "severity": "high"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: ServiceAccount, name: default, namespace: shop}
`)
}

test_allow_other_subjects if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: ServiceAccount, name: default-web, namespace: shop}
  - {kind: ServiceAccount, name: web, namespace: default}
  - {kind: User, name: default}
`)
}
