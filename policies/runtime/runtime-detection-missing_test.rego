package kubevet.runtime["runtime-detection-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["runtime-detection-missing"] as rule

test_deny_example if {
	rule.deny == {{"message": "no workload of the cluster detects intrusions at run time", "path": ["metadata", "name"]}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
`),
		{"parameters": {"runtime-detection-missing": {"whole-cluster": true}}},
	)
}

test_allow_example if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector:
    matchLabels: {app: agent}
  template:
    metadata:
      labels: {app: agent}
    spec:
      containers:
        - name: agent
          image: falcosecurity/falco:0.44.0
`),
		{"parameters": {"runtime-detection-missing": {"whole-cluster": true}}},
	)
}
