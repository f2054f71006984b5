package kubevet["service-accounts"]["enforce-mountable-secrets-violation_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["enforce-mountable-secrets-violation"] as rule

_pod := `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  serviceAccountName: web
  imagePullSecrets: [{name: pull}, {name: allowed}]
  initContainers:
    - {name: setup, env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: k}}}]}
  containers:
    - {name: app, envFrom: [{secretRef: {name: b}}, {secretRef: {name: allowed}}, {configMapRef: {name: x}}]}
  ephemeralContainers:
    - {name: debug, envFrom: [{secretRef: {name: c}}]}
  volumes:
    - {name: v, secret: {secretName: d}}
    - {name: w, secret: {secretName: allowed}}
    - {name: x, projected: {sources: [{secret: {name: e}}]}}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  annotations: {kubernetes.io/enforce-mountable-secrets: %s}
secrets: [{name: allowed}]
imagePullSecrets: [{name: allowed}]
`

test_deny_every_kind_of_reference if {
	found := {[f.path, f.message] | some f in rule.deny} with input as testing.input_for(sprintf(_pod, [`"true"`]))
	found == {
		[["spec", "initContainers", 0, "env", 0, "valueFrom", "secretKeyRef", "name"], `secret "a" is not in the secrets of service account "web", which admits no others`],
		[["spec", "containers", 0, "envFrom", 0, "secretRef", "name"], `secret "b" is not in the secrets of service account "web", which admits no others`],
		[["spec", "ephemeralContainers", 0, "envFrom", 0, "secretRef", "name"], `secret "c" is not in the secrets of service account "web", which admits no others`],
		[["spec", "volumes", 0, "secret", "secretName"], `secret "d" is not in the secrets of service account "web", which admits no others`],
		[["spec", "imagePullSecrets", 0, "name"], `pull secret "pull" is not in the imagePullSecrets of service account "web", which admits no others`],
	}
}

test_allow_account_without_limit if {
	rule.deny == set() with input as testing.input_for(sprintf(_pod, [`"false"`]))
}

test_allow_account_that_is_not_in_the_bundle if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  serviceAccountName: web
  imagePullSecrets: [{name: pull}]
`)
}
