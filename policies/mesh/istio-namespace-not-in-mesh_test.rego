package kubevet.mesh["istio-namespace-not-in-mesh_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-namespace-not-in-mesh"] as rule

test_deny_example if {
	testing.stated(rule.deny) == {{"path": ["metadata", "labels"], "message": "the pods of the namespace are not in the mesh"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
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
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: {mode: STRICT}
`)
}

test_allow_no_mesh if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
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
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_allow_no_pods if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
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

test_allow_decided if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
---
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
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
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
