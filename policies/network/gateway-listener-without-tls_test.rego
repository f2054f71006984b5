package kubevet.network["gateway-listener-without-tls_test"]

import data.kubevet.lib.testing
import data.kubevet.network["gateway-listener-without-tls"] as rule

test_deny_http_only if {
	rule.deny == {
		{"path": ["spec", "listeners", 0, "protocol"], "message": `listener "a" is without TLS, and no other listener has it`},
		{"path": ["spec", "listeners", 2, "protocol"], "message": "the listener is without TLS, and no other listener has it"},
	} with input as testing.input_for(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public}
spec: {listeners: [{name: a, protocol: HTTP}, {name: b, protocol: TCP}, {protocol: HTTP}, null]}
`)
}

_gateway := `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec: {listeners: [{name: a, protocol: HTTP}]}
`

_redirect(parent, scheme) := $`
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: \{name: redirect, namespace: shop}
spec:
  parentRefs: [null, {parent}]
  rules: [null, \{filters: [\{type: RequestRedirect, requestRedirect: \{scheme: {scheme}}}]}]
`

test_deny_redirects_of_other_gateways_and_to_http if {
	every document in [_redirect("{name: public}", "https"), _redirect("{name: public, namespace: edge}", "http")] {
		count(rule.deny) == 1 with input as testing.input_for(concat("", [_gateway, document]))
	}
}

test_allow_a_redirect if {
	rule.deny == set() with input as testing.input_for(concat("", [_gateway, _redirect("{name: public, namespace: edge}", "https")]))
}

test_allow_tls_and_misshapen if {
	every listeners in ["[{protocol: HTTP}, {protocol: HTTPS}]", "[{protocol: HTTP}, {protocol: TLS}]", "[{protocol: TCP}]", "[null, HTTP]", "HTTP", "null"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: \{name: public}
spec: \{listeners: {listeners}}
`)
	}
}
