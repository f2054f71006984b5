package kubevet.mesh["istio-gateway-wildcard-host_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-gateway-wildcard-host"] as rule

test_deny_every_namespace if {
	testing.stated(rule.deny) == {{"path": ["spec", "servers", 0, "hosts", 1], "message": "requests for every host are taken"}} with input as testing.input_for(`
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
      hosts: [a.example.com, '*/*']
`)
}

test_allow_redirect if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      tls: {httpsRedirect: true}
`)
}

test_allow_own_namespace if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      hosts: ['./*', 'shop/*']
`)
}

test_allow_tcp if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 5432, name: tcp, protocol: TCP}
      hosts: ['*']
`)
}

test_allow_east_west if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 15443, name: tls, protocol: TLS}
      hosts: ['*']
      tls: {mode: AUTO_PASSTHROUGH}
`)
}

test_allow_inner_gateway if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: knative-local-gateway
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 8081, name: http, protocol: HTTP}
      hosts: ['*']
`)
}

test_deny_passed_through if {
	testing.stated(rule.deny) == {{"path": ["spec", "servers", 0, "hosts", 0], "message": "requests for every host are taken", "severity": "low"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 15012, name: tls, protocol: TLS}
      hosts: ['*']
      tls: {mode: PASSTHROUGH}
`)
}

test_allow_subdomains if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      hosts: ['*.example.com']
`)
}
