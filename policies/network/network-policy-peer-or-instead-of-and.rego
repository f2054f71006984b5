# METADATA
# title: Network policy admits either of two peers where both may be meant
# description: |
#   Each element of from and to stands for itself: one with a namespaceSelector
#   followed by one with a podSelector admits every pod of those namespaces, and
#   pods of the policy's own namespace, not the pods with those labels over there.
#   One dash makes the difference, and the policy admits far more than it seems to.
#   Pairs whose podSelector is empty, or chooses pods of the bundle, are not
#   reported: their author means the policy's own namespace.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
#     description: Network Policies, behavior of to and from selectors
# custom:
#   severity: medium
#   profile: strict
#   kinds: [NetworkPolicy]
#   models: [network]
#   compliance:
#     mitre: [T1046]
#     cwe: [CWE-284]
package kubevet.network["network-policy-peer-or-instead-of-and"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	some rule in array.concat(network.ingress_rules, network.egress_rules)
	some field in ["from", "to"]
	peers := manifest.list(rule.spec, [field])
	count(peers) == 2
	some i, j in {0: 1, 1: 0}
	_only(peers[i], "namespaceSelector")
	_only(peers[j], "podSelector")
	path := array.concat(rule.path, [field, j, "podSelector"])
	not _own(path)
	finding := {
		"path": path,
		"message": $"the peer is pods of the policy's own namespace, not of those that the other peer chooses",
	}
}

_only(peer, selector) if {
	is_object(peer[selector])
	not network.selects_everything(peer[selector])
	count([field | some field in ["namespaceSelector", "podSelector", "ipBlock"]; peer[field]]) == 1
}

_own(path) if {
	some policy in network.policies
	path in policy.own
}
