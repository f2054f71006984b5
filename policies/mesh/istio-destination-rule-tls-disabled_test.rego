package kubevet.mesh["istio-destination-rule-tls-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-destination-rule-tls-disabled"] as rule

test_deny_strict if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "subsets", 0, "trafficPolicy", "tls", "mode"], "message": "Service \"web\" takes Istio's mutual TLS alone, so requests fail"}, {"path": ["spec", "trafficPolicy", "portLevelSettings", 0, "tls", "mode"], "message": "Service \"web\" takes Istio's mutual TLS alone, so requests fail"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  subsets: [{name: v1, trafficPolicy: {tls: {mode: DISABLE}}}]
  trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: SIMPLE}}]}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`)
}

test_deny_perhaps_outside if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "trafficPolicy", "tls", "mode"], "message": "Service \"web\" takes Istio's mutual TLS alone, so requests fail", "severity": "medium"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {tls: {mode: DISABLE}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}

test_allow_outside if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {tls: {mode: DISABLE}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
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
      labels: {app: web, sidecar.istio.io/inject: 'false'}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_allow_port_apart if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {tls: {mode: SIMPLE}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: STRICT}
  portLevelMtls: {'8080': {mode: DISABLE}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`)
}

test_deny_every_host if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "trafficPolicy", "tls", "mode"], "message": "mutual TLS is off for the hosts \"*.local\""}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: '*.local'
  trafficPolicy: {tls: {mode: DISABLE}}
`)
}

test_deny_inside if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "trafficPolicy", "tls", "mode"], "message": "requests to \"web.shop.svc.cluster.local\" are sent in plaintext", "severity": "medium"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web.shop.svc.cluster.local
  trafficPolicy: {tls: {mode: DISABLE}}
`)
}

test_allow_api_server if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: kubernetes.default.svc.cluster.local
  trafficPolicy: {tls: {mode: DISABLE}}
`)
}

test_allow_external if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: db.example.com
  trafficPolicy: {tls: {mode: DISABLE}}
`)
}

test_allow_both_disabled if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {tls: {mode: DISABLE}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: DISABLE}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}

test_allow_automatic if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}
