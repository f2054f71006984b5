# METADATA
# title: Network policy admits every namespace
# description: |
#   An empty namespaceSelector without a podSelector stands for every pod of every
#   namespace, those that are yet to come and those of other tenants included. One
#   pod that is taken over anywhere in the cluster reaches what the policy was to
#   protect. Policies for ingress controllers and gateways are not reported, nor
#   rules that limit the ports, as for metrics or an admission webhook.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
#     description: Network Policies, behavior of to and from selectors
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-653]
package kubevet.network["network-policy-open-namespace-selector"]

import data.kubevet.lib.network

deny contains finding if {
	some rule in network.ingress_rules
	not network.limits_ports(rule.spec)
	not network.gateway
	some i, peer in rule.spec.from
	network.selects_everything(peer.namespaceSelector)
	is_null(object.get(peer, "podSelector", null))
	finding := {
		"path": array.concat(rule.path, ["from", i, "namespaceSelector"]),
		"message": "ingress is admitted from every namespace",
	}
}
