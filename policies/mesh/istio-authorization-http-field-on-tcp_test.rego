package kubevet.mesh["istio-authorization-http-field-on-tcp_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-authorization-http-field-on-tcp"] as rule

test_deny_ambient if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "from", 0, "source", "requestPrincipals"], "message": "ztunnel, which enforces the policy, sees no HTTP"}, {"path": ["spec", "rules", 0, "when", 0, "key"], "message": "ztunnel, which enforces the policy, sees no HTTP"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  rules: [{from: [{source: {requestPrincipals: ['*']}}], when: [{key: 'request.headers[x]', values: [a]}]}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`)
}

test_deny_tcp_port if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "to", 0, "operation", "paths"], "message": "the ports of Service \"web\" are no HTTP to Istio"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  rules: [{to: [{operation: {paths: [/a]}}]}]
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: tcp-web, port: 80}
    - {name: db, appProtocol: mysql, port: 3306}
`)
}

test_allow_http_port if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  rules: [{to: [{operation: {paths: [/a]}}]}]
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: tcp-db, port: 1}
    - {name: web, port: 80}
`)
}

test_allow_ports_in_ambient if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {namespaces: [a]}}], to: [{operation: {ports: ['8080']}}]}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`)
}

test_allow_sidecar if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{to: [{operation: {methods: [GET]}}]}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`)
}

test_allow_gateway_in_ambient if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {gateway.networking.k8s.io/gateway-name: web}}
  rules: [{to: [{operation: {methods: [GET]}}]}]
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`)
}
