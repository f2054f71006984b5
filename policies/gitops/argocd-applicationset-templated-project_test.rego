package kubevet.gitops["argocd-applicationset-templated-project_test"]

import data.kubevet.gitops["argocd-applicationset-templated-project"] as rule
import data.kubevet.lib.testing

test_deny_pull_request_in_matrix if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "project"], "message": "the project is what the pull request generator says"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - matrix: {generators: [{clusters: {}}, {pullRequest: {github: {owner: a, repo: b}}}]}
  template:
    metadata:
      name: 'shop-{{name}}'
    spec:
      project: '{{ .labels }}'
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_deny_git if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "project"], "message": "the project is what the Git generator says", "severity": "medium"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - git: {repoURL: a, files: [{path: '**/config.json'}]}
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

test_allow_clusters if {
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
      project: '{{metadata.labels.project}}'
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_allow_list if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - list: {elements: [{project: a}]}
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
