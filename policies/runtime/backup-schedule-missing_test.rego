package kubevet.runtime["backup-schedule-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["backup-schedule-missing"] as rule

test_deny_example if {
	rule.deny == {{"message": "workloads keep data, and nothing makes backups on a schedule", "path": ["metadata", "name"]}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: registry.example.com/db:1
`),
		{"parameters": {"backup-schedule-missing": {"whole-cluster": true}}},
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
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: registry.example.com/db:1
---
apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: daily
  namespace: velero
spec:
  schedule: 0 3 * * *
  template: {}
`),
		{"parameters": {"backup-schedule-missing": {"whole-cluster": true}}},
	)
}
