# METADATA
# title: Network policy chooses no pods or namespaces as peers
# description: |
#   The rules of the policy say at which ports or from which addresses traffic may
#   come and go, and none says which pods or namespaces are meant. Within the
#   cluster that is everybody: a pod that is taken over reaches the port as well as
#   the one it is there for. Policies that admit nothing are not reported, nor those
#   for ingress controllers and gateways, nor what is only about DNS.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
#     description: Network Policies, behavior of to and from selectors
# custom:
#   severity: low
#   profile: strict
#   kinds: [NetworkPolicy]
#   compliance:
#     cis-1.23: ["5.3.2"]
#     nsa-1.2: [Network separation and hardening]
#     cwe: [CWE-284]
#   aliases:
#     trivy: [KSV-0038]
package kubevet.network["network-policy-without-selectors"]

import data.kubevet.lib.network

deny contains finding if {
	count(_rules) > 0
	not network.gateway
	every rule in _rules {
		not _chooses(rule.spec)
	}
	finding := {
		"path": array.slice(_rules[0].path, 0, 2),
		"message": "no rule says which pods or namespaces may connect",
	}
}

_rules := [rule |
	some rule in array.concat(network.ingress_rules, network.egress_rules)
	not network.only_dns(rule.spec)
]

_chooses(rule) if {
	some field in ["from", "to"]
	some peer in rule[field]
	some selector in ["podSelector", "namespaceSelector"]
	is_object(peer[selector])
}
