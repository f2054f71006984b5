package kubevet.gitops["flux-helm-release-force-or-skip_test"]

import data.kubevet.gitops["flux-helm-release-force-or-skip"] as rule
import data.kubevet.lib.testing

test_deny_install if {
	testing.stated(rule.deny) == {{"path": ["spec", "install", "disableOpenAPIValidation"], "message": "manifests are not validated before they are applied"}, {"path": ["spec", "install", "disableWait"], "message": "the release counts as installed before it runs"}} with input as testing.input_for(`
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
      sourceRef: {kind: HelmRepository, name: charts}
  install: {disableOpenAPIValidation: true, disableWait: true}
`)
}

test_deny_crds if {
	testing.stated(rule.deny) == {{"path": ["spec", "upgrade", "crds"], "message": "an upgrade replaces CRDs, whose versions may lose objects", "severity": "info"}} with input as testing.input_for(`
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
      sourceRef: {kind: HelmRepository, name: charts}
  upgrade: {crds: CreateReplace}
`)
}

test_deny_rollback if {
	testing.stated(rule.deny) == {{"path": ["spec", "rollback", "force"], "message": "objects that cannot be changed are deleted and made again"}} with input as testing.input_for(`
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
      sourceRef: {kind: HelmRepository, name: charts}
  rollback: {force: true}
`)
}

test_deny_kustomization if {
	testing.stated(rule.deny) == {{"path": ["spec", "force"], "message": "objects that cannot be changed are deleted and made again"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  force: true
`)
}

test_allow_install_crds if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      sourceRef: {kind: HelmRepository, name: charts}
  install: {crds: CreateReplace}
`)
}
