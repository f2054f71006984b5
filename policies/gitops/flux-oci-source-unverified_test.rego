package kubevet.gitops["flux-oci-source-unverified_test"]

import data.kubevet.gitops["flux-oci-source-unverified"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify"], "message": "no signature of the artifact is verified", "severity": "medium"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
`)
}

test_deny_keyless if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify", "matchOIDCIdentity"], "message": "a keyless signature of anybody is taken for valid"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  verify: {provider: cosign}
`)
}

test_deny_any_subject if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify", "matchOIDCIdentity", 0, "subject"], "message": "every subject of the issuer may sign the artifact"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  verify:
    provider: cosign
    matchOIDCIdentity: [{issuer: '^https://token.actions.githubusercontent.com$', subject: '.*'}]
`)
}

test_deny_helm_release if {
	testing.stated(rule.deny) == {{"path": ["spec", "chart", "spec", "verify"], "message": "no signature of the artifact is verified", "severity": "medium"}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  chart: {spec: {chart: shop, version: 1.0.0, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: oci://registry.example.com/charts
  type: oci
`)
}

test_deny_helm_chart if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify"], "message": "no signature of the artifact is verified", "severity": "medium"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmChart
metadata: {name: shop, namespace: flux-system}
spec: {chart: shop, version: 1.0.0, sourceRef: {kind: HelmRepository, name: charts}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: oci://registry.example.com/charts
  type: oci
`)
}

test_allow_key if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  verify: {provider: cosign, secretRef: {name: cosign-key}}
`)
}

test_allow_notation if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  verify: {provider: notation, secretRef: {name: notation}}
`)
}

test_allow_http_helm_repository if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: flux-system}
spec:
  chart: {spec: {chart: shop, version: 1.0.0, sourceRef: {kind: HelmRepository, name: charts}}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: https://charts.example.com
`)
}

test_allow_repository_elsewhere if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: flux-system}
spec:
  chart: {spec: {chart: shop, version: 1.0.0, sourceRef: {kind: HelmRepository, name: charts}}}
`)
}
