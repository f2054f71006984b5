package kubevet.network["network-policy-empty-pod-selector-allow_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-empty-pod-selector-allow"] as rule

_policy(spec) := testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: web}
spec: {spec}
`)

_denied := {{
	"path": ["spec", "podSelector"],
	"message": "the policy lets traffic through for every pod of the namespace",
}}

test_deny_allow_rules_for_all_pods if {
	every spec in [
		"{podSelector: {}, ingress: [{}]}",
		"{podSelector: {matchLabels: {}}, ingress: [{from: [{podSelector: {}}]}]}",
		"{policyTypes: [Egress], egress: [{ports: [{port: 443}]}]}",
	] {
		rule.deny == _denied with input as _policy(spec)
	}
}

test_allow_denials_dns_and_some_pods if {
	every spec in [
		"{podSelector: {}}",
		"{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [], egress: []}",
		"{podSelector: {}, policyTypes: [Egress], ingress: [{}]}",
		"{podSelector: {}, egress: [{ports: [{port: 53, protocol: UDP}]}]}",
		"{podSelector: {matchLabels: {app: web}}, ingress: [{}]}",
		"{podSelector: {matchExpressions: [{key: app, operator: Exists}]}, ingress: [{}]}",
		"{podSelector: {}, ingress: all}",
		"nothing",
	] {
		rule.deny == set() with input as _policy(spec)
	}
}
