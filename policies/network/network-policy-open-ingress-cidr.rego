# METADATA
# title: Network policy admits ingress from any address
# description: |
#   An ipBlock of 0.0.0.0/0 or ::/0, or one of a few that add up to it, admits the
#   whole internet and, with most network plugins, every pod and node too; what is
#   named in except is a small part of it. Prefixes shorter than /8 are reported
#   unless the block is private, and less gravely if the rule limits the ports.
#   Policies for ingress controllers and gateways, which are there for everybody,
#   are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
#     description: Network Policies, behavior of to and from selectors
# custom:
#   severity: medium
#   profile: recommended
#   help: list the addresses that have to get in
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-284]
package kubevet.network["network-policy-open-ingress-cidr"]

import data.kubevet.lib.network

deny contains finding if {
	some rule in network.ingress_rules
	some i, peer in rule.spec.from
	cidr := peer.ipBlock.cidr
	network.open_cidr(cidr)
	not network.gateway
	finding := {
		"path": array.concat(rule.path, ["from", i, "ipBlock", "cidr"]),
		"message": $`ingress is admitted from "{cidr}"`,
		"severity": _severity(rule.spec),
	}
}

_severity(rule) := "medium" if not network.limits_ports(rule)

_severity(rule) := "low" if network.limits_ports(rule)
