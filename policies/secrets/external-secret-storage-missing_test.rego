package kubevet.secrets["external-secret-storage-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["external-secret-storage-missing"] as rule

test_deny_once if {
	bundle := `
apiVersion: v1
kind: Secret
metadata: {name: a}
---
apiVersion: v1
kind: Secret
metadata: {name: b}`
	rule.deny == {{"path": ["metadata", "name"], "message": "nothing in the bundle brings Secrets from a store outside the cluster"}} with input as testing.input_for(bundle)
	other := testing.input_for(bundle)
	rule.deny == set() with input as object.union(other, {"object": other.index.Secret["default"][1]})
}

test_allow_stores if {
	every store in [
		"{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: x}}",
		"{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: x}}",
		"{apiVersion: secrets-store.csi.x-k8s.io/v1, kind: SecretProviderClass, metadata: {name: x}}",
		"{apiVersion: secrets.hashicorp.com/v1beta1, kind: VaultStaticSecret, metadata: {name: x}}",
		"{apiVersion: v1, kind: Secret, metadata: {name: x}, sops: {version: 3.9.0}}",
		`{apiVersion: v1, kind: Pod, metadata: {name: x, annotations: {"vault.hashicorp.com/agent-inject": "true"}}}`,
	] {
		denied := rule.deny with input as testing.input_for(concat("", ["{apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n", store]))
		denied == set()
	}
}

test_allow_store_that_is_external if {
	external := {"external": [{"kind": "ClusterSecretStore.external-secrets.io", "namespace": "*", "name": "*"}]}
	rule.deny == set() with input as object.union(testing.input_for("{apiVersion: v1, kind: Secret, metadata: {name: a}}"), external)
}

test_allow_charts_and_tokens if {
	rule.deny == set() with input as object.union(testing.input_for("{apiVersion: v1, kind: Secret, metadata: {name: a}}"), {"source": "chart"})
	rule.deny == set() with input as testing.input_for("{apiVersion: v1, kind: Secret, metadata: {name: a}, type: kubernetes.io/service-account-token}")
}
