package kubevet.network["network-policy-allows-all-egress_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-allows-all-egress"] as rule

_policy(spec) := testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: web}
spec: {spec}
`)

_everywhere(i) := {
	"path": ["spec", "egress", i, "to"],
	"message": "egress is allowed to every destination",
}

_block(i, j, cidr) := {
	"path": ["spec", "egress", i, "to", j, "ipBlock", "cidr"],
	"message": $`egress is allowed to "{cidr}"`,
}

test_deny_rules_without_destination if {
	rule.deny == {_everywhere(0), _everywhere(1), _everywhere(2), _everywhere(3)} with input as _policy(`
  podSelector: {}
  egress:
    - {}
    - to: []
    - ports: [{protocol: TCP}]
    - ports: [{port: 1, endPort: 65535}]
    - to: [{podSelector: {}}]
`)
}

test_deny_all_addresses if {
	rule.deny == {_block(0, 1, "0.0.0.0/0"), _block(1, 0, "::/0")} with input as _policy(`
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{podSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0}}]
    - to: [{ipBlock: {cidr: "::/0", except: []}}]
`)
}

test_allow_some_destinations_or_ports if {
	rule.deny == set() with input as _policy(`
  podSelector: {}
  egress:
    - ports: [{port: 53, protocol: UDP}]
    - to: [{ipBlock: {cidr: 0.0.0.0/0}}]
      ports: [{port: 443}]
    - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}]
    - to: [{ipBlock: {cidr: 10.0.0.0/8}}, {namespaceSelector: {}}, nonsense, {ipBlock: {cidr: 0}}]
    - nonsense
`)
}

test_allow_rules_that_have_no_effect if {
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Ingress], egress: [{}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Egress], egress: everything}")
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Egress]}")
}
