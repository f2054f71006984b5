package kubevet.gitops["argocd-application-unsafe-sync-options_test"]

import data.kubevet.gitops["argocd-application-unsafe-sync-options"] as rule
import data.kubevet.lib.testing

test_deny_replace if {
	testing.stated(rule.deny) == {{"path": ["spec", "syncPolicy", "syncOptions", 1], "message": "objects are replaced, and what others have set in them is lost"}} with input as testing.input_for(`
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
    namespace: shop
  syncPolicy: {syncOptions: [CreateNamespace=true, Replace=true]}
`)
}

test_deny_prune if {
	testing.stated(rule.deny) == {{"path": ["spec", "syncPolicy", "syncOptions", 0], "message": "what cannot be tried first is applied, and pruned, all the same"}} with input as testing.input_for(`
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
    namespace: shop
  syncPolicy: {automated: {prune: true}, syncOptions: [SkipDryRunOnMissingResource=true]}
`)
}

test_deny_application_set if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "syncPolicy", "syncOptions", 0], "message": "objects are deleted and made again"}} with input as testing.input_for(`
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
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
      syncPolicy: {syncOptions: [Force=true]}
`)
}

test_allow_without_prune if {
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
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
  syncPolicy: {automated: {}, syncOptions: [SkipDryRunOnMissingResource=true]}
`)
}
