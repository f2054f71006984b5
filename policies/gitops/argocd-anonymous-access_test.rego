package kubevet.gitops["argocd-anonymous-access_test"]

import data.kubevet.gitops["argocd-anonymous-access"] as rule
import data.kubevet.lib.testing

test_deny_admin if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["data", "users.anonymous.enabled"], "message": "whoever reaches the server has role \"role:admin\""}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  users.anonymous.enabled: 'true'
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:admin
`)
}

test_deny_readonly if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["data", "users.anonymous.enabled"], "message": "whoever reaches the server has role \"role:readonly\"", "severity": "high"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  users.anonymous.enabled: 'true'
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:readonly
`)
}

test_deny_no_role if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["data", "users.anonymous.enabled"], "message": "requests without a login are answered, though without a role as yet", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  users.anonymous.enabled: 'true'
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: ''
`)
}

test_allow_absent if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  url: https://argocd.example.com
`)
}

test_allow_another if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  users.anonymous.enabled: 'true'
`)
}
