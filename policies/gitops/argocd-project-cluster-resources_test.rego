package kubevet.gitops["argocd-project-cluster-resources_test"]

import data.kubevet.gitops["argocd-project-cluster-resources"] as rule
import data.kubevet.lib.testing

test_deny_with_blacklist if {
	testing.stated(rule.deny) == {{"path": ["spec", "clusterResourceWhitelist", 0], "message": "applications may change every resource of the cluster", "severity": "medium"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  clusterResourceWhitelist: [{group: '*', kind: '*'}]
  clusterResourceBlacklist: [{group: rbac.authorization.k8s.io, kind: '*'}]
`)
}

test_allow_absent if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: []
`)
}

test_allow_blacklist_alone if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  clusterResourceBlacklist: []
`)
}

test_allow_one_group if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  clusterResourceWhitelist: [{group: cert-manager.io, kind: '*'}]
`)
}

test_allow_named if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  clusterResourceWhitelist: [{group: '*', kind: '*', name: shop-*}]
`)
}
