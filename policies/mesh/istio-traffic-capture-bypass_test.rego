package kubevet.mesh["istio-traffic-capture-bypass_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-traffic-capture-bypass"] as rule

test_deny_all_outbound if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "traffic.sidecar.istio.io/excludeOutboundIPRanges"], "message": "whatever the pods send goes past the proxy"}} with input as testing.input_for(`
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
      annotations: {traffic.sidecar.istio.io/excludeOutboundIPRanges: '0.0.0.0/0'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_deny_some if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "traffic.sidecar.istio.io/excludeInboundPorts"], "message": "what the pods take at port 9443 comes past the proxy", "severity": "low"}, {"path": ["spec", "template", "metadata", "annotations", "traffic.sidecar.istio.io/excludeOutboundIPRanges"], "message": "what the pods send to 169.254.169.254/32 goes past the proxy", "severity": "low"}, {"path": ["spec", "template", "metadata", "annotations", "traffic.sidecar.istio.io/excludeOutboundPorts"], "message": "what the pods send to port 3306 goes past the proxy", "severity": "low"}, {"path": ["spec", "template", "metadata", "annotations", "traffic.sidecar.istio.io/includeOutboundIPRanges"], "message": "what the pods send elsewhere than to 10.0.0.0/8 goes past the proxy", "severity": "low"}} with input as testing.input_for(`
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
      annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '3306', traffic.sidecar.istio.io/excludeInboundPorts: '9443', traffic.sidecar.istio.io/includeOutboundIPRanges: 10.0.0.0/8, traffic.sidecar.istio.io/excludeOutboundIPRanges: 169.254.169.254/32}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_allow_everything_included if {
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
      annotations: {traffic.sidecar.istio.io/includeInboundPorts: '*', traffic.sidecar.istio.io/includeOutboundIPRanges: '*'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_allow_status_port if {
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
      annotations: {status.sidecar.istio.io/port: '0', traffic.sidecar.istio.io/kubevirtInterfaces: net1}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}
