package kubevet.mesh["istio-virtual-service-wildcard-host_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-virtual-service-wildcard-host"] as rule

test_deny_wide_gateway if {
	testing.stated(rule.deny) == {{"path": ["spec", "hosts", 0], "message": "the route is for every host of gateway \"web\"", "severity": "low"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  gateways: [web]
  hosts: ['*']
  http: [{route: []}]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 80, name: http, protocol: HTTP}
      hosts: ['*']
`)
}

test_allow_limited_gateway if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  gateways: [web]
  hosts: ['*']
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 443, name: https, protocol: HTTPS}
      hosts: [shop.example.com]
      tls: {mode: SIMPLE, credentialName: shop-tls}
`)
}

test_allow_tcp if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  gateways: [a/b]
  hosts: ['*']
  tcp: [{route: []}]
`)
}

test_allow_mesh if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts: ['*']
`)
}

test_allow_delegate if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  http: []
`)
}
