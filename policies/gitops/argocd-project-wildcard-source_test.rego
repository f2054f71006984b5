package kubevet.gitops["argocd-project-wildcard-source_test"]

import data.kubevet.gitops["argocd-project-wildcard-source"] as rule
import data.kubevet.lib.testing

test_deny_with_cluster_resources if {
	testing.stated(rule.deny) == {{"path": ["spec", "sourceRepos", 0], "message": "applications may come from every repository"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: ['*']
  destinations: [{server: '*', namespace: '*'}]
  clusterResourceWhitelist: [{group: '*', kind: '*'}]
`)
}

test_deny_scheme if {
	testing.stated(rule.deny) == {{"path": ["spec", "sourceRepos", 0], "message": "applications may come from every repository", "severity": "medium"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: ['https://*']
`)
}

test_allow_organisation if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: ['https://git.example.com/shop/*', 'https://charts.example.com/*']
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
  destinations: []
`)
}
