# METADATA
# title: Container must not run as root but does
# description: |
#   runAsNonRoot: true tells the kubelet to refuse a container that would run as
#   root, and runAsUser: 0 makes it one that would. The container never starts:
#   it stays in CreateContainerConfigError. Where the user is set for the pod and
#   runAsNonRoot for the container, or the other way round, the container's value
#   of each counts.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1
#     description: Pod API, the container's securityContext
# custom:
#   severity: high
#   profile: recommended
#   help: name another user than 0, or leave runAsNonRoot out
#   kinds: [workload]
#   compliance:
#     pss: [restricted/runAsUser]
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [run-as-non-root]
package kubevet.pods["run-as-non-root-conflict"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	pod.effective(container, "runAsUser") == 0
	pod.effective(container, "runAsNonRoot") == true
	not container.pod.windows
	finding := {
		"path": pod.effective_path(container, "runAsUser"),
		"message": $"{container.name} never starts: it must not run as root, but its user is 0",
	}
}
