package kubevet.references["dangling-role-reference_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-role-reference"] as rule

test_deny_role if {
	rule.deny == {{"message": `Role "s" is not among the manifests`, "path": ["roleRef", "name"]}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: s}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules: []
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
`)
}

test_deny_cluster_role if {
	rule.deny == {{"message": `ClusterRole "s" is not among the manifests`, "path": ["roleRef", "name"]}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: s}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: []
`)
}

test_deny_cluster_role_of_elsewhere if {
	rule.deny == {{"message": `ClusterRole "s" is not among the manifests`, "path": ["roleRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: s}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
`)
}

test_deny_cluster_binding if {
	rule.deny == {{"message": `ClusterRole "s" is not among the manifests`, "path": ["roleRef", "name"]}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: s}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: []
`)
}

test_deny_role_of_another_kind if {
	rule.deny == {{"message": `ClusterRole "r" is not among the manifests`, "path": ["roleRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules: []
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules: []
`)
}

test_allow_built_in if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
`)
}

test_allow_system if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:auth-delegator}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
`)
}
