package kubevet.gitops["argocd-application-default-project_test"]

import data.kubevet.gitops["argocd-application-default-project"] as rule
import data.kubevet.lib.testing

test_deny_without_projects if {
	testing.stated(rule.deny) == {{"path": ["spec", "project"], "message": "the application is in the project default"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_absent if {
	testing.stated(rule.deny) == {{"path": ["spec", "project"], "message": "the application is in the project default"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  source:
    repoURL: https://git.example.com/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_application_set if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "project"], "message": "the application is in the project default"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - clusters: {}
  template:
    metadata:
      name: 'shop-{{name}}'
    spec:
      project: default
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos: []
`)
}

test_allow_restricted if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: default
  namespace: argocd
spec:
  sourceRepos: ['https://git.example.com/*']
`)
}

test_allow_template if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - clusters: {}
  template:
    metadata:
      name: 'shop-{{name}}'
    spec:
      project: '{{project}}'
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
`)
}
