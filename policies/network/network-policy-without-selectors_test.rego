package kubevet.network["network-policy-without-selectors_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-without-selectors"] as rule

_policy(spec) := testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: web}
spec: {spec}
`)

_denied(field) := {{"path": ["spec", field], "message": "no rule says which pods or namespaces may connect"}}

test_deny_ports_and_addresses_only if {
	every ingress in [
		"[{ports: [{port: 8080}]}]",
		"[{}]",
		"[{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}, {ports: [{port: 80}]}]",
		"[{from: [{podSelector: null}]}]",
	] {
		rule.deny == _denied("ingress") with input as _policy($"\{podSelector: \{}, ingress: {ingress}}")
	}
	rule.deny == _denied("egress") with input as _policy("{podSelector: {}, policyTypes: [Egress], ingress: [{}], egress: [{ports: [{port: 443}]}]}")
	rule.deny == _denied("ingress") with input as _policy("{podSelector: {}, ingress: [{}], egress: [{ports: [{port: 53, protocol: UDP}], to: [{namespaceSelector: {}}]}]}")
}

test_allow_one_rule_that_chooses if {
	rule.deny == set() with input as _policy("{podSelector: {}, ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {}}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, ingress: [{}], egress: [{to: [{namespaceSelector: {matchLabels: {a: b}}}]}]}")
}

test_allow_policies_that_admit_nothing_dns_and_gateways if {
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Ingress, Egress]}")
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}, {port: 53}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {matchLabels: {app: traefik}}, ingress: [{ports: [{port: 443}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Egress], ingress: [{}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, ingress: all}")
}
