package kubevet.gitops["argocd-application-in-any-namespace_test"]

import data.kubevet.gitops["argocd-application-in-any-namespace"] as rule
import data.kubevet.lib.testing

test_deny_project if {
	testing.stated(rule.deny) == {{"path": ["spec", "sourceNamespaces", 1], "message": "applications of every namespace may use the project"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceNamespaces: [argocd, '*']
`)
}

test_deny_one_of_a_list if {
	testing.stated(rule.deny) == {{"path": ["data", "application.namespaces"], "message": "applications are taken from every namespace"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  application.namespaces: 'team-a, *'
`)
}

test_allow_prefix if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  application.namespaces: 'team-*'
`)
}

test_allow_another if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  application.namespaces: '*'
`)
}
