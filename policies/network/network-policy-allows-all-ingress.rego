# METADATA
# title: Network policy admits every source
# description: |
#   An ingress rule whose from is missing or empty matches traffic from everywhere,
#   inside the cluster and outside, and policies add up: no other policy takes that
#   back for the pods it selects. A peer whose podSelector and namespaceSelector
#   are both empty is every pod of every namespace. Either is only worth knowing if
#   the rule limits the ports, and then not reported of ingress controllers and
#   gateways. Rules of a policy that is not for ingress have no effect and are
#   reported by network-policy-types-mismatch.
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
	not _meant(rule.spec)
	finding := {
		"path": array.concat(rule.path, ["from"]),
		"message": "ingress is admitted from every source",
		"severity": _severity("high", rule.spec),
	}
}

deny contains finding if {
	some rule in network.ingress_rules
	some i, peer in rule.spec.from
	network.any_pod(peer)
	not _meant(rule.spec)
	finding := {
		"path": array.concat(rule.path, ["from", i]),
		"message": "ingress is admitted from every pod of every namespace",
		"severity": _severity("medium", rule.spec),
	}
}

_severity(severity, rule) := severity if not network.limits_ports(rule)

_severity(_, rule) := "info" if network.limits_ports(rule)

_meant(rule) if {
	network.gateway
	network.limits_ports(rule)
}
