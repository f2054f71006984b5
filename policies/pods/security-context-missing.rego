# METADATA
# title: Container has no security context
# description: |
#   Neither the container nor its pod says anything about the user, privileges and
#   confinement it runs with, so all of it is left to defaults that were made for
#   compatibility. For a look at what nobody has thought about yet; what exactly is
#   missing has rules of its own.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, all controls
# custom:
#   severity: low
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cis-1.12: ["5.6.3"]
#     cwe: [CWE-1188]
#   aliases:
#     trivy: [KSV-0118]
#     checkov: [CKV_K8S_30, CKV_K8S_29]
#     kubescape: [C-0211]
#     kyverno: [require-tekton-securitycontext]
#     kube-bench: ["5.6.3"]
package kubevet.pods["security-context-missing"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	count(pod.security_context(container)) == 0
	count(container.pod.security) == 0
	finding := {
		"path": pod.at(container, ["securityContext"]),
		"message": $"{container.name} has no security context, and neither has its pod",
	}
}
