package kubevet.references["dangling-priority-class_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-priority-class"] as rule

test_deny_absent if {
	rule.deny == {{"message": `PriorityClass "a" is not among the manifests`, "path": ["spec", "template", "spec", "priorityClassName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {priorityClassName: a, containers: [{name: a}]}
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: shop
value: 1000
`)
}

test_deny_from_elsewhere if {
	rule.deny == {{"message": `PriorityClass "a" is not among the manifests`, "path": ["spec", "template", "spec", "priorityClassName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {priorityClassName: a, containers: [{name: a}]}
`)
}

test_allow_built_in if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {priorityClassName: system-cluster-critical, containers: [{name: a}]}
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
    spec: {priorityClassName: shop, containers: [{name: a}]}
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: shop
value: 1000
`)
}
