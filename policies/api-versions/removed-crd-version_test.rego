package kubevet["api-versions"]["removed-crd-version_test"]

import data.kubevet["api-versions"]["removed-crd-version"] as rule
import data.kubevet.lib.testing

_object(version, kind) := testing.input_for($"apiVersion: {version}\nkind: {kind}\nmetadata: \{name: a}")

test_deny_versions if {
	rule.deny == {{"path": ["apiVersion"], "message": "Flux does not serve helm.toolkit.fluxcd.io/v2beta2 HelmRelease since 2.8, but helm.toolkit.fluxcd.io/v2"}} with input as _object("helm.toolkit.fluxcd.io/v2beta2", "HelmRelease")
}

test_deny_kinds if {
	rule.deny == {{"path": ["apiVersion"], "message": "Gateway API does not serve gateway.networking.k8s.io/v1alpha2 Gateway since 1.0, but gateway.networking.k8s.io/v1"}} with input as _object("gateway.networking.k8s.io/v1alpha2", "Gateway")
}

test_allow_served if {
	rule.deny == set() with input as _object("helm.toolkit.fluxcd.io/v2", "HelmRelease")
	rule.deny == set() with input as _object("gateway.networking.k8s.io/v1beta1", "Gateway")
	rule.deny == set() with input as _object("gateway.networking.k8s.io/v1alpha2", "TCPRoute")
	rule.deny == set() with input as _object("v1", "ConfigMap")
}

test_allow_defined if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: cert-manager.io/v1alpha2
kind: Certificate
metadata: {name: a}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: certificates.cert-manager.io}
spec: {group: cert-manager.io, names: {kind: Certificate, plural: certificates}, versions: [{name: v1alpha2, served: true}]}
`)
}
