# METADATA
# title: Container is allowed to run as root
# description: |
#   The manifest sets runAsNonRoot to false and names no user, so the image decides,
#   and most images run as root. The false of a container undoes the true of its
#   pod. A container whose user is set is not reported: root is by run-as-root-user,
#   and any other user is not root whatever this field says.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, running as non-root
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/runAsNonRoot]
#     cis-1.12: ["5.2.7"]
#     cis-1.23: ["5.2.7"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0012]
#     polaris: [runAsRootAllowed]
#     psa: [runAsNonRoot]
#     kyverno: [require-run-as-nonroot]
#     kube-bench: ["5.2.7"]
#     datree: [CONTAINERS_INCORRECT_RUNASNONROOT_VALUE]
#     kubescape: [C-0013]
#     kube-linter: [run-as-non-root]
#   fix: {set: true}
package kubevet.pods["run-as-non-root-disabled"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	pod.effective(container, "runAsNonRoot") == false
	not pod.sets(container, "runAsUser")
	not pod.user_namespaced(container.pod)
	not container.pod.windows
	finding := {
		"path": pod.effective_path(container, "runAsNonRoot"),
		"message": $"{_subject(container)} may run as root",
	}
}

_subject(container) := container.name if {
	pod.security_context(container).runAsNonRoot == false
} else := "containers that do not say otherwise"
