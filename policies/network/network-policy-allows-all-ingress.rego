# METADATA
# title: Network policy admits every source
# description: |
#   An ingress rule whose from is missing or empty matches traffic from everywhere,
#   inside the cluster and outside, and policies add up: no other policy takes that
#   back for the pods it selects. A peer whose podSelector and namespaceSelector
#   are both empty is every pod of every namespace. Rules that limit the ports are
#   left to network-policy-without-selectors. Rules of a policy that is not for
#   ingress have no effect and are reported by network-policy-types-mismatch.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic
#     description: Network Policies, allow all ingress traffic
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
#     description: NetworkPolicy, ingress.from
# custom:
#   severity: high
#   profile: recommended
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1046]
#     cwe: [CWE-284]
package kubevet.network["network-policy-allows-all-ingress"]

import data.kubevet.lib.network

deny contains finding if {
	some rule in network.ingress_rules
	network.any_source(rule.spec)
	not network.limits_ports(rule.spec)
	finding := {
		"path": array.concat(rule.path, ["from"]),
		"message": "ingress is admitted from every source",
	}
}

deny contains finding if {
	some rule in network.ingress_rules
	not network.limits_ports(rule.spec)
	some i, peer in rule.spec.from
	network.any_pod(peer)
	finding := {
		"path": array.concat(rule.path, ["from", i]),
		"message": "ingress is admitted from every pod of every namespace",
		"severity": "medium",
	}
}
