# METADATA
# title: Network policy leaves pods without DNS
# description: |
#   A pod that is isolated for egress resolves names only if a policy lets UDP port
#   53 through to the DNS of the cluster; everything it connects to by name fails
#   otherwise. That happens to whoever denies egress without an exception for DNS,
#   and to rules for port 53 that name no protocol, which stands for TCP. All
#   policies of the bundle that select the pods are considered. It is less severe
#   where they let nothing out at all, as may be meant.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
#     description: Network Policies, default deny all egress traffic
#   - ref: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
#     description: DNS for Services and Pods
# custom:
#   severity: medium
#   profile: recommended
#   help: allow egress to port 53 of the cluster DNS
#   kinds: [NetworkPolicy]
#   models: [network]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [add-networkpolicy-dns]
package kubevet.network["network-policy-blocks-dns"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	some policy in network.policies
	nameless := policy.nameless
	not network.declared(input.namespace)
	finding := bundle.hedged({
		"path": _path,
		"message": $"{_what}, and no policy lets the pods reach DNS",
		"severity": _severity(nameless),
		"related": nameless.pods,
	})
}

# The rule that was to let DNS pass, or the rules.
_path := array.concat(_tcp_only[0].path, ["ports"]) if {
	count(_tcp_only) > 0
} else := ["spec", "egress"] if {
	count(network.egress_rules) > 0
} else := ["spec", "policyTypes"]

_what := "port 53 is open for TCP only" if {
	count(_tcp_only) > 0
} else := "egress is restricted" if {
	count(network.egress_rules) > 0
} else := "egress is denied"

_tcp_only := [rule |
	some rule in network.egress_rules
	some port in rule.spec.ports
	port.port == 53
	object.get(port, "protocol", "TCP") == "TCP"
]

# Nothing at all may be what is meant, unless the name of the policy speaks of
# ingress alone.
_severity(nameless) := "low" if {
	nameless.mute
	not _surprising
} else := "medium"

_surprising if {
	contains(manifest.name, "ingress")
	not contains(manifest.name, "egress")
}
