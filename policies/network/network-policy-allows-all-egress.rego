# METADATA
# title: Network policy lets pods connect to everything
# description: |
#   An egress rule whose to is missing or empty matches traffic to everywhere, and
#   so does a block of all addresses: the pods it selects may reach every other pod,
#   the metadata service of the cloud and the internet, and no other policy takes
#   that back. Rules that limit the ports are not reported, nor those that have no
#   effect because the policy is not for egress.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-egress-traffic
#     description: Network Policies, allow all egress traffic
# custom:
#   severity: low
#   profile: strict
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1041]
#     cwe: [CWE-284]
package kubevet.network["network-policy-allows-all-egress"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	some rule in network.egress_rules
	not network.limits_ports(rule.spec)
	network.any_destination(rule.spec)
	finding := {
		"path": array.concat(rule.path, ["to"]),
		"message": "egress is allowed to every destination",
	}
}

deny contains finding if {
	some rule in network.egress_rules
	not network.limits_ports(rule.spec)
	some i, peer in rule.spec.to
	cidr := peer.ipBlock.cidr
	is_string(cidr)
	endswith(cidr, "/0")
	count(manifest.list(peer, ["ipBlock", "except"])) == 0
	finding := {
		"path": array.concat(rule.path, ["to", i, "ipBlock", "cidr"]),
		"message": $`egress is allowed to "{cidr}"`,
	}
}
