# METADATA
# title: Container adds a capability that containers do not have by default
# description: |
#   Container runtimes withhold the capability from every container, because it
#   reaches beyond the container or makes attacks on the kernel easier. Those that
#   amount to power over the node or the network, ALL and NET_RAW have rules of
#   their own, and names that are no capabilities are reported by
#   malformed-capability-name.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Capabilities of Linux
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   yields: [all-capabilities-added, privileged-container]
#   compliance:
#     pss: [baseline/capabilities]
#     cis-1.12: ["5.2.9"]
#     cis-1.23: ["5.2.9"]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0022]
#     checkov: [CKV_K8S_25]
#     gatekeeper: [pod-security-policy/capabilities]
#     psa: [capabilities_baseline]
#     kyverno: [service-mesh-disallow-capabilities, disallow-capabilities, restrict-adding-capabilities]
#     kube-bench: ["5.2.9"]
#   fix: {remove: true}
package kubevet.pods["non-default-capability-added"]

import data.kubevet.lib.capability
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	added := pod.added_capabilities(container)
	some item in added
	item.name in (capability.names - (capability.granted | {"NET_RAW"}))
	not capability.dangerous[item.name]
	not container.pod.windows
	finding := {
		"path": item.path,
		"message": $"{container.name} adds the capability {item.name}",
	}
}
