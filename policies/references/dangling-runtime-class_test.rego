package kubevet.references["dangling-runtime-class_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-runtime-class"] as rule

test_deny_absent if {
	rule.deny == {{"message": `RuntimeClass "a" is not among the manifests`, "path": ["spec", "template", "spec", "runtimeClassName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {runtimeClassName: a, containers: [{name: a}]}
---
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: gvisor
handler: runsc
`)
}

test_deny_from_elsewhere if {
	rule.deny == {{"message": `RuntimeClass "a" is not among the manifests`, "path": ["spec", "template", "spec", "runtimeClassName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {runtimeClassName: a, containers: [{name: a}]}
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
    spec: {runtimeClassName: gvisor, containers: [{name: a}]}
---
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: gvisor
handler: runsc
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a}]}
`)
}
