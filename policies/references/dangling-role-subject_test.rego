package kubevet.references["dangling-role-subject_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-role-subject"] as rule

test_deny_other_account if {
	rule.deny == {{"message": `ServiceAccount "b" is not among the manifests`, "path": ["subjects", 0, "name"]}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: b, namespace: shop}]
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

test_deny_namespace_declared if {
	rule.deny == {{"message": `ServiceAccount "a" of namespace "shop" is not among the manifests`, "path": ["subjects", 0, "name"]}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: []
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`)
}

test_deny_beside_an_operator if {
	rule.deny == {{"message": `ServiceAccount "b" is not among the manifests`, "path": ["subjects", 0, "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: b, namespace: shop}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a, namespace: shop}
spec: {}
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
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
`)
}

test_allow_namespace_of_elsewhere if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: a, namespace: shop}]
`)
}

test_allow_group if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: Group, name: dev}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
`)
}

test_allow_default if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: default, namespace: shop}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
`)
}

test_allow_system if {
	rule.deny == set() with input as testing.input_for(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: x, namespace: kube-system}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop}
`)
}
