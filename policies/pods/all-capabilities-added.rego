# METADATA
# title: Container adds all capabilities
# description: |
#   ALL gives the container every Linux capability, SYS_ADMIN, SYS_MODULE and
#   SYS_PTRACE among them. With these a process mounts the node's disks, loads
#   kernel modules or otherwise takes over the node, much as if the container were
#   privileged. The spelling does not matter: container runtimes take all and
#   CAP_ALL too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: capabilities(7), what each capability allows
# custom:
#   severity: critical
#   profile: recommended
#   help: add the capabilities that are needed by name
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [baseline/capabilities]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kubescape: [C-0046]
#     polaris: [dangerousCapabilities]
#     datree: [CONTAINERS_INVALID_CAPABILITIES_VALUE]
#     psa: [capabilities_baseline]
#     trivy: [KSV-0022]
#     checkov: [CKV_K8S_25]
#   fix: {remove: true}
package kubevet.pods["all-capabilities-added"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some capability in pod.added_capabilities(container)
	capability.name == "ALL"
	not container.pod.windows
	finding := {
		"path": capability.path,
		"scope": pod.at(container, ["securityContext", "capabilities", "add"]),
		"message": $"{container.name} adds all capabilities",
	}
}
