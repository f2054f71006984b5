# METADATA
# title: Network policy lets traffic through to every pod of its namespace
# description: |
#   An empty podSelector is right for a policy that denies: it covers whatever comes
#   to the namespace. One that lets traffic through opens it for every pod there
#   too, those that are yet to come included, although as a rule only some were
#   meant. Policies that only let DNS pass are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
#     description: Network Policies, podSelector
# custom:
#   severity: info
#   profile: optional
#   kinds: [NetworkPolicy]
#   compliance:
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [restrict-networkpolicy-empty-podselector]
package kubevet.network["network-policy-empty-pod-selector-allow"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	network.selects_everything(manifest.mapping(input.object, ["spec", "podSelector"]))
	rules := [rule |
		some rule in array.concat(network.ingress_rules, network.egress_rules)
		not network.only_dns(rule.spec)
	]
	count(rules) > 0
	finding := {
		"path": ["spec", "podSelector"],
		"message": "the policy lets traffic through for every pod of the namespace",
	}
}
