package kubevet.gitops["argocd-project-wildcard-destination_test"]

import data.kubevet.gitops["argocd-project-wildcard-destination"] as rule
import data.kubevet.lib.testing

test_deny_every_cluster if {
	testing.stated(rule.deny) == {{"path": ["spec", "destinations", 0, "namespace"], "message": "applications may go to every namespace"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  destinations: [{server: '*', namespace: '*'}]
`)
}

test_deny_cluster_alone if {
	testing.stated(rule.deny) == {{"path": ["spec", "destinations", 0, "name"], "message": "applications may go to every cluster", "severity": "low"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  destinations: [{name: '*', namespace: shop}]
`)
}

test_deny_with_exceptions if {
	testing.stated(rule.deny) == {{"path": ["spec", "destinations", 1, "namespace"], "message": "applications may go to every namespace", "severity": "low"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  destinations: [{server: '*', namespace: '!kube-system'}, {server: '*', namespace: '*'}]
`)
}

test_allow_prefix if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  destinations: [{name: in-cluster, namespace: 'team-*'}]
`)
}
