# METADATA
# title: Container runs as root
# description: |
#   User 0 of a container is root of the node, held back only by namespaces,
#   capabilities and seccomp. It may write wherever a mounted volume of the node
#   lets root write, and most escapes through the kernel or the container runtime
#   begin as root. A pod with its own user namespace (hostUsers: false) is not
#   reported from Kubernetes 1.35 on, since its root is an ordinary user of the
#   node; nor is a container with runAsNonRoot: true, which never starts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, running as non-root user
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: high
#   profile: recommended
#   help: name another user than 0, if the image bears it
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/runAsUser]
#     cis-1.12: ["5.2.7"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [run-as-non-root]
#     trivy: [KSV-0105, KSV-0020, KSV-0021]
#     checkov: [CKV_K8S_23, CKV_K8S_40]
#     kubescape: [C-0013]
#     polaris: [runAsRootAllowed]
#     gatekeeper: [pod-security-policy/users]
#     psa: [runAsUser]
#     kyverno: [require-run-as-non-root-user]
#     kube-bench: ["5.2.7"]
#     kube-score: [container-security-context-user-group-id]
package kubevet.pods["run-as-root-user"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	pod.effective(container, "runAsUser") == 0
	not _refused(container) # which run-as-non-root-conflict says
	not pod.user_namespaced(container.pod)
	not container.pod.windows
	finding := {
		"path": pod.effective_path(container, "runAsUser"),
		"message": $"{_subject(container)} as root (user 0)",
		"profile": nodeagent.profile(container.pod, "root"),
	}
}

_subject(container) := $"{container.name} runs" if {
	pod.security_context(container).runAsUser == 0
} else := "containers that set no user run"

_refused(container) if pod.effective(container, "runAsNonRoot") == true
