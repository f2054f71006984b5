# METADATA
# title: Container keeps capabilities it was not asked to drop
# description: |
#   A container that does not drop ALL keeps the capabilities that container
#   runtimes give to everyone, among them to change the owner of files, to become
#   other users and to open raw sockets. Few programs need any. Another spelling of
#   ALL is reported by malformed-capability-name; privileged containers have every
#   capability whatever they drop.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, capabilities
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/capabilities]
#     cis-1.12: ["5.2.9"]
#     cis-1.23: ["5.2.9", "5.2.10"]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0003, KSV-0004, KSV-0106]
#     checkov: [CKV_K8S_37]
#     polaris: [insecureCapabilities]
#     kubesec: [CapDropAny, CapDropAll]
#     gatekeeper: [pod-security-policy/capabilities]
#     psa: [capabilities_restricted]
#     kyverno: [require-drop-all, disallow-capabilities-strict, restricted-exclude-capabilities]
#     kube-bench: ["5.2.9"]
#     datree: [CIS_MISSING_VALUE_DROP_NET_RAW]
#   fix: {set: [ALL]}
package kubevet.pods["capabilities-not-dropped"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not _drops_all(container)
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "capabilities", "drop"]),
		"message": $"{container.name} does not drop all capabilities",
	}
}

_drops_all(container) if {
	some name in container.spec.securityContext.capabilities.drop
	is_string(name)
	upper(name) == "ALL"
}
