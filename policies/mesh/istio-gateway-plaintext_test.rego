package kubevet.mesh["istio-gateway-plaintext_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-gateway-plaintext"] as rule

test_deny_grpc if {
	testing.stated(rule.deny) == {{"path": ["spec", "servers", 0, "tls", "httpsRedirect"], "message": "port 8080 serves GRPC and does not redirect"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: {number: 8080, name: grpc, protocol: GRPC}
      hosts: [shop.example.com]
`)
}

test_allow_egress if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
  namespace: shop
spec:
  selector:
    istio: egressgateway
  servers:
    - port: {number: 80, name: http, protocol: HTTP}
      hosts: [shop.example.com]
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
      hosts: [shop.example.com]
`)
}

test_allow_https if {
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
    - port: {number: 443, name: https, protocol: HTTPS}
      hosts: [shop.example.com]
      tls: {mode: SIMPLE, credentialName: shop-tls}
`)
}
