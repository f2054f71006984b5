# METADATA
# title: Container adds a capability other than NET_BIND_SERVICE
# description: |
#   The capability is one that containers have by default, so it is less severe than
#   others; but with it a process can, for instance, change the owner of files or
#   become another user, and the restricted standard lets pods add none but
#   NET_BIND_SERVICE. Capabilities beyond the default have more severe rules.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Capabilities of Linux
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   yields: [all-capabilities-added, privileged-container]
#   compliance:
#     pss: [restricted/capabilities]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0106]
#     psa: [capabilities_restricted]
#     kyverno: [disallow-capabilities-strict]
#     datree: [EKS_INVALID_CAPABILITIES_EKS]
#   fix: {remove: true}
package kubevet.pods["capability-beyond-net-bind-service"]

import data.kubevet.lib.capability
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	added := pod.added_capabilities(container)
	some item in added
	item.name in (capability.granted - {"NET_BIND_SERVICE"})
	not container.pod.windows
	finding := {
		"path": item.path,
		"message": $"{container.name} adds the capability {item.name}",
	}
}
