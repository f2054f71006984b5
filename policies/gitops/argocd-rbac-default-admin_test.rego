package kubevet.gitops["argocd-rbac-default-admin_test"]

import data.kubevet.gitops["argocd-rbac-default-admin"] as rule
import data.kubevet.lib.testing

test_deny_custom_role if {
	testing.stated(rule.deny) == {{"path": ["data", "policy.default"], "message": "by role \"role:org\" everybody may deploy to every project"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    p, role:org, applications, *, */*, allow
    p, role:org, projects, get, *, allow
`)
}

test_deny_inherited_role if {
	testing.stated(rule.deny) == {{"path": ["data", "policy.default"], "message": "by role \"role:org\" everybody may run commands in pods"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    g, role:org, role:ops
    p, role:ops, exec, create, */*, allow
`)
}

test_deny_sync if {
	testing.stated(rule.deny) == {{"path": ["data", "policy.default"], "message": "by role \"role:org\" everybody may sync applications of every project", "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    p, role:org, applications, sync, */*, allow
`)
}

test_deny_regex if {
	testing.stated(rule.deny) == {{"path": ["data", "policy.default"], "message": "by role \"role:org\" everybody may deploy to every project"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    p, role:org, applications, .*, .*, allow
  policy.matchMode: regex
`)
}

test_deny_overlay if {
	testing.stated(rule.deny) == {{"path": ["data", "policy.default"], "message": "by role \"role:org\" everybody may delete applications of every project", "severity": "high"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.team.csv: 'p, role:org, applications, delete, *, allow'
`)
}

test_allow_one_project if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    p, role:org, applications, *, shop/*, allow
`)
}

test_allow_taken_away if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:org
  policy.csv: |
    p, role:org, applications, *, */*, allow
    p, role:org, applications, *, */*, deny
`)
}

test_allow_groups if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: ''
  policy.csv: |
    g, example:platform, role:admin
    g, '*', role:admin
`)
}

test_allow_absent if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.csv: |
    p, role:org, *, *, *, allow
`)
}
