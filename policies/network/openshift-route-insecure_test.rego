package kubevet.network["openshift-route-insecure_test"]

import data.kubevet.lib.testing
import data.kubevet.network["openshift-route-insecure"] as rule

_route(spec) := $`\{apiVersion: route.openshift.io/v1, kind: Route, metadata: \{name: a}, spec: {spec}}`

test_deny_no_tls if {
	every spec in ["{to: {name: a}}", "{tls: null}"] {
		rule.deny == {{"path": ["spec", "tls"], "message": "the route is served without TLS"}} with input as testing.input_for(_route(spec))
	}
}

test_deny_both if {
	rule.deny == {{"path": ["spec", "tls", "insecureEdgeTerminationPolicy"], "message": "the route is served over plain HTTP too"}} with input as testing.input_for(_route("{tls: {termination: reencrypt, insecureEdgeTerminationPolicy: Allow}}"))
}

test_allow_tls if {
	every spec in [
		"{tls: {termination: edge}}",
		"{tls: {termination: passthrough, insecureEdgeTerminationPolicy: None}}",
		"{tls: {termination: edge, insecureEdgeTerminationPolicy: Redirect}}",
		"null",
		"[]",
	] {
		rule.deny == set() with input as testing.input_for(_route(spec))
	}
}
