package kubevet.references["dangling-vpa-target_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-vpa-target"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Deployment "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "targetRef", "name"]}} with input as testing.input_for(`apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: {name: v}
spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: wep}}
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

test_deny_alone if {
	rule.deny == {{"message": `Deployment "web" is not among the manifests`, "path": ["spec", "targetRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: {name: v}
spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: {name: v}
spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
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
