package kubevet.mesh["istio-injection-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-injection-disabled"] as rule

test_deny_annotation if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "sidecar.istio.io/inject"], "message": "the pods stay out of the mesh of namespace \"shop\""}} with input as testing.input_for(`
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
      annotations: {sidecar.istio.io/inject: 'false'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: stable
`)
}

test_deny_ambient if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "labels", "istio.io/dataplane-mode"], "message": "the pods stay out of the mesh of namespace \"shop\""}} with input as testing.input_for(`
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
      labels: {app: web, istio.io/dataplane-mode: none}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`)
}

test_deny_namespace if {
	testing.stated(rule.deny) == {{"path": ["metadata", "labels", "istio-injection"], "message": "the pods of the namespace stay out of the mesh"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
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
      labels: {sidecar.istio.io/inject: 'false'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`)
}

test_allow_namespace_without_mesh if {
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
      labels: {app: web, sidecar.istio.io/inject: 'false'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`)
}

test_allow_no_mesh if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
`)
}
