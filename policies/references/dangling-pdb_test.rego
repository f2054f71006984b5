package kubevet.references["dangling-pdb_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-pdb"] as rule

test_deny_labels if {
	rule.deny == {{"message": "app=wep selects no pod", "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {minAvailable: 1, selector: {matchLabels: {app: wep}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_matched if {
	rule.deny == set() with input as testing.input_for(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_all if {
	rule.deny == set() with input as testing.input_for(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {minAvailable: 1, selector: {}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_nothing_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
`)
}
