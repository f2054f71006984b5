package kubevet.references["dangling-image-pull-secret_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-image-pull-secret"] as rule

test_deny_pod if {
	rule.deny == {{"message": `Secret "a" is not among the manifests`, "path": ["spec", "template", "spec", "imagePullSecrets", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {imagePullSecrets: [{name: a}], containers: [{name: a}]}
`)
}

test_deny_service_account if {
	rule.deny == {{"message": `Secret "b" is not among the manifests`, "path": ["imagePullSecrets", 0, "name"]}} with input as testing.input_for(`apiVersion: v1
kind: ServiceAccount
metadata: {name: a}
imagePullSecrets: [{name: b}]
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {imagePullSecrets: [{name: s}], containers: [{name: a}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
`)
}

test_allow_external_secret if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {imagePullSecrets: [{name: s}], containers: [{name: a}]}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: s}
spec: {target: {name: s}}
`)
}
