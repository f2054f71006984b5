package kubevet.network["gateway-open-allowed-routes_test"]

import data.kubevet.lib.testing
import data.kubevet.network["gateway-open-allowed-routes"] as rule

test_deny_all_namespaces if {
	rule.deny == {
		{"path": ["spec", "listeners", 0, "allowedRoutes", "namespaces", "from"], "message": "routes of every namespace may claim every host"},
		{"path": ["spec", "listeners", 1, "allowedRoutes", "namespaces", "from"], "message": "routes of every namespace may claim every host"},
		{"path": ["spec", "listeners", 2, "allowedRoutes", "namespaces", "from"], "message": `routes of every namespace may claim every host that "*.example.com" stands for`},
	} with input as testing.input_for(`
apiVersion: gateway.networking.k8s.io/v1beta1
kind: Gateway
metadata: {name: public}
spec:
  listeners:
    - {name: a, allowedRoutes: {namespaces: {from: All}}}
    - {name: b, hostname: "", allowedRoutes: {namespaces: {from: All}}}
    - {name: c, hostname: "*.example.com", allowedRoutes: {namespaces: {from: All}}}
    - {name: d, hostname: www.example.com, allowedRoutes: {namespaces: {from: All}}}
    - {name: e, allowedRoutes: {namespaces: {from: Same}}}
    - {name: f}
`)
}

test_allow_the_gateway_of_istio_and_misshapen if {
	every text in [
		"{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {listeners: [null, {allowedRoutes: []}, {allowedRoutes: {namespaces: All}}]}}",
		"{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {listeners: [{hostname: [], allowedRoutes: {namespaces: {from: All}}}]}}",
		"{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: null}",
	] {
		rule.deny == set() with input as testing.input_for(text)
	}
}
