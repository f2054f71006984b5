# METADATA
# title: Network policy selects only pods on the network of their host
# description: |
#   A pod with hostNetwork sends and receives as its node does. Network plugins
#   cannot tell its traffic from that of the node and leave it alone, so that a
#   policy which selects no other pods restricts nothing, while it looks as if it
#   did.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
#     description: Network Policies, NetworkPolicy and hostNetwork pods
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [NetworkPolicy]
#   models: [network]
#   compliance:
#     mitre: [T1562.004]
#     cwe: [CWE-284]
package kubevet.network["network-policy-ineffective-on-host-network"]

import data.kubevet.lib.network

deny contains finding if {
	some policy in network.policies
	policy.pods == 0
	policy.hosts > 0
	finding := {
		"path": ["spec", "podSelector"],
		"message": "every pod that the policy selects is on the network of its host, where it has no effect",
	}
}
