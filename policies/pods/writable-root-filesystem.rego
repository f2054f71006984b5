# METADATA
# title: Container can write to its own file system
# description: |
#   Whoever breaks into the container can change its programs and leave tools
#   behind, and files that the application writes beside its volumes grow without
#   limit on the node and are lost with the container. Only the container's own
#   securityContext has the field.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security]
#     mitre: [T1554, T1036]
#     cwe: [CWE-732]
#   aliases:
#     kube-linter: [no-read-only-root-fs]
#     trivy: [KSV-0014]
#     checkov: [CKV_K8S_22]
#     kubescape: [C-0017, C-0211]
#     kube-score: [container-security-context-readonlyrootfilesystem]
#     polaris: [notReadOnlyRootFilesystem]
#     kubesec: [ReadOnlyRootFilesystem]
#     gatekeeper: [pod-security-policy/read-only-root-filesystem]
#     kyverno: [require-ro-rootfs]
#     datree: [CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE]
#   fix: {set: true}
package kubevet.pods["writable-root-filesystem"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not container.spec.securityContext.readOnlyRootFilesystem == true
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "readOnlyRootFilesystem"]),
		"message": $"{container.name} can write to its own file system",
	}
}
