package kubevet.gitops["argocd-application-source-invalid_test"]

import data.kubevet.gitops["argocd-application-source-invalid"] as rule
import data.kubevet.lib.testing

test_deny_no_repository if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "repoURL"], "message": "the source names no repository"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source: {path: a}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_both if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "path"], "message": "the source names a chart, so its path is ignored", "severity": "medium"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source: {repoURL: 'https://charts.example.com', path: a, chart: shop, targetRevision: 1.0.0}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_chart_without_version if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "targetRevision"], "message": "the source names no version of the chart"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source: {repoURL: 'https://charts.example.com', chart: shop}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_two_destinations if {
	testing.stated(rule.deny) == {{"path": ["spec", "destination", "name"], "message": "the destination names a cluster by its server and by its name"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source:
    repoURL: https://git.example.com/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    name: in-cluster
    namespace: shop
`)
}

test_deny_one_of_several if {
	testing.stated(rule.deny) == {{"path": ["spec", "sources", 1], "message": "the source names neither a path nor a chart"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sources: [{repoURL: a, path: a}, {repoURL: b}]
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_allow_several if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sources: [{repoURL: a, ref: values}, {repoURL: b, chart: shop, targetRevision: 1.0.0}]
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_allow_root_of_repository if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source: {repoURL: a, path: .}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_allow_template_of_generator if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: shop
  namespace: argocd
spec:
  generators:
    - list: {elements: [], template: {metadata: {}, spec: {project: a}}}
  template:
    metadata:
      name: 'shop-{{name}}'
    spec:
      project: shop
      source: {repoURL: '', path: ''}
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_allow_hydrator if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sourceHydrator: {drySource: {repoURL: a, path: a, targetRevision: main}, syncSource: {targetBranch: b, path: a}}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}
