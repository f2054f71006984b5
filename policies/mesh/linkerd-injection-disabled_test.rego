package kubevet.mesh["linkerd-injection-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["linkerd-injection-disabled"] as rule

test_deny_stateful_set if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "linkerd.io/inject"], "message": "the pods stay out of the mesh of namespace \"shop\""}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
      annotations: {linkerd.io/inject: disabled}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {linkerd.io/inject: ingress}}
`)
}

test_allow_not_meshed if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
      annotations: {linkerd.io/inject: disabled}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_allow_job if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: batch/v1
kind: Job
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
      annotations: {linkerd.io/inject: disabled}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}
`)
}
