package kubevet.gitops["flux-cross-namespace-reference_test"]

import data.kubevet.gitops["flux-cross-namespace-reference"] as rule
import data.kubevet.lib.testing

test_deny_kustomization if {
	testing.stated(rule.deny) == {{"path": ["spec", "sourceRef", "namespace"], "message": "the reference leads to namespace \"flux-system\""}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef: {kind: GitRepository, name: deploy, namespace: flux-system}
`)
}

test_deny_helm_release if {
	testing.stated(rule.deny) == {{"path": ["spec", "chart", "spec", "sourceRef", "namespace"], "message": "the reference leads to namespace \"flux-system\""}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.2
      sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}
`)
}

test_deny_chart_reference if {
	testing.stated(rule.deny) == {{"path": ["spec", "chartRef", "namespace"], "message": "the reference leads to namespace \"flux-system\""}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec: {chartRef: {kind: OCIRepository, name: shop, namespace: flux-system}}
`)
}

test_deny_alert if {
	testing.stated(rule.deny) == {{"path": ["spec", "eventSources", 1, "namespace"], "message": "the reference leads to namespace \"other\""}} with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: shop}
spec:
  providerRef: {name: slack}
  eventSources:
    - {kind: Kustomization, name: '*'}
    - {kind: Kustomization, name: '*', namespace: other}
`)
}

test_deny_image_policy if {
	testing.stated(rule.deny) == {{"path": ["spec", "imageRepositoryRef", "namespace"], "message": "the reference leads to namespace \"flux-system\""}} with input as testing.input_for(`
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: shop}
spec: {imageRepositoryRef: {name: shop, namespace: flux-system}}
`)
}

test_allow_own_namespace if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef: {kind: GitRepository, name: deploy, namespace: shop}
`)
}
