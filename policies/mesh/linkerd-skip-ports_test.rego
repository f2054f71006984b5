package kubevet.mesh["linkerd-skip-ports_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["linkerd-skip-ports"] as rule

test_deny_inbound if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "config.linkerd.io/skip-inbound-ports"], "message": "what the pods take at port 8080,9090 goes past the proxy"}} with input as testing.input_for(`
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
      annotations: {config.linkerd.io/skip-inbound-ports: '8080,9090'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_deny_api_server if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "config.linkerd.io/skip-outbound-ports"], "message": "what the pods send to others at port 443, 6443 goes past the proxy", "severity": "low"}} with input as testing.input_for(`
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
      annotations: {config.linkerd.io/skip-outbound-ports: '443, 6443'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_deny_namespace if {
	testing.stated(rule.deny) == {{"path": ["metadata", "annotations", "config.linkerd.io/skip-outbound-ports"], "message": "what the pods send to others at port 5432 goes past the proxy"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {config.linkerd.io/skip-outbound-ports: '5432'}}
`)
}

test_allow_empty if {
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
      annotations: {config.linkerd.io/skip-outbound-ports: ''}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}
