# METADATA
# title: Service takes traffic for external IP addresses
# description: |
#   Every node sends what pods and the node itself address to one of spec.externalIPs
#   to this Service instead, and nothing checks whose addresses they are. With the
#   address of a DNS resolver or an API on the internet, whoever may write the Service
#   reads and answers the traffic of the whole cluster (CVE-2020-8554).
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
#     description: CVE-2020-8554, man in the middle using LoadBalancer or ExternalIPs
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
#     description: Service, external IPs
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Service]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-300]
#   aliases:
#     trivy: [KSV-0108]
#     gatekeeper: [general/externalip]
#     kyverno: [restrict-service-external-ips]
package kubevet.network["service-external-ips"]

import data.kubevet.lib.manifest

deny contains finding if {
	addresses := [$`"{address}"` | some address in manifest.list(input.object, ["spec", "externalIPs"]); is_string(address)]
	count(addresses) > 0
	finding := {
		"path": ["spec", "externalIPs"],
		"message": $"traffic of every node for {_listed(addresses)} goes to the service",
	}
}

_listed(addresses) := concat(", ", addresses) if {
	count(addresses) <= 3
} else := $`{concat(", ", array.slice(addresses, 0, 2))} and {count(addresses) - 2} more`
