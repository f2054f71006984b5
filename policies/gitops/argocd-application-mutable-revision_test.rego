package kubevet.gitops["argocd-application-mutable-revision_test"]

import data.kubevet.gitops["argocd-application-mutable-revision"] as rule
import data.kubevet.lib.testing

test_deny_head_of_absent if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "targetRevision"], "message": "the application follows \"HEAD\""}} with input as testing.input_for(`
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
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_range if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "targetRevision"], "message": "whatever version \"1.x\" allows is deployed"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source: {repoURL: 'https://charts.example.com', chart: shop, targetRevision: 1.x}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_second_source if {
	testing.stated(rule.deny) == {{"path": ["spec", "sources", 1, "targetRevision"], "message": "the application follows \"HEAD\""}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sources:
    - {repoURL: 'https://charts.example.com', chart: shop, targetRevision: 1.4.2}
    - {repoURL: 'https://git.example.com/shop/deploy', path: base, targetRevision: HEAD}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_application_set if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "source", "targetRevision"], "message": "the application follows \"develop\""}} with input as testing.input_for(`
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
      project: shop
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: develop
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_allow_commit if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
    targetRevision: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_allow_tags if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sources:
    - {repoURL: a, path: a, targetRevision: shop-1.4.2}
    - {repoURL: a, path: a, targetRevision: refs/tags/x}
    - {repoURL: a, path: a, targetRevision: shop/v1.4.2-rc.1}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
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
      project: shop
      source:
        repoURL: https://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: '{{branch}}'
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_allow_values_alone if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  sources:
    - {repoURL: a, ref: values, targetRevision: main}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}
