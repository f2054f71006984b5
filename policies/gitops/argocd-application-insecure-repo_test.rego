package kubevet.gitops["argocd-application-insecure-repo_test"]

import data.kubevet.gitops["argocd-application-insecure-repo"] as rule
import data.kubevet.lib.testing

test_deny_encoded if {
	testing.stated(rule.deny) == {{"path": ["data", "insecureIgnoreHostKey"], "message": "the host key of the repository is not verified"}, {"path": ["data", "url"], "message": "the repository is read over HTTP"}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: deploy, namespace: argocd, labels: {argocd.argoproj.io/secret-type: repo-creds}}
data: {insecureIgnoreHostKey: dHJ1ZQ==, url: aHR0cDovL2dpdC5leGFtcGxlLmNvbQ==}
`)
}

test_deny_application if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "repoURL"], "message": "the repository is read over HTTP"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source:
    repoURL: http://git.example.com/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_in_cluster if {
	testing.stated(rule.deny) == {{"path": ["spec", "source", "repoURL"], "message": "the repository is read over HTTP", "severity": "low"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source:
    repoURL: http://gitea.gitea.svc.cluster.local:3000/shop/deploy
    path: overlays/prod
    targetRevision: v1.4.2
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`)
}

test_deny_application_set if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "source", "repoURL"], "message": "the repository is read over HTTP"}} with input as testing.input_for(`
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
        repoURL: http://git.example.com/shop/deploy
        path: overlays/prod
        targetRevision: v1.4.2
      destination:
        server: '{{server}}'
        namespace: shop
`)
}

test_allow_another_secret if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: deploy, namespace: argocd}
stringData: {insecure: 'true', url: 'http://example.com'}
`)
}

test_allow_false if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: deploy, namespace: argocd, labels: {argocd.argoproj.io/secret-type: repository}}
stringData: {insecure: 'false', url: 'git@git.example.com:shop/deploy'}
`)
}
