# METADATA
# title: Container uses none of the ways that Linux has to confine it
# description: |
#   The container has no seccomp or AppArmor profile, no SELinux options and drops
#   no capability: only namespaces are between a bug in the kernel and the node. For
#   a look at all of them at once; seccomp-profile-not-set and
#   capabilities-not-dropped say what is missing one by one. Privileged containers
#   are reported as such.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
#     description: Linux kernel security constraints for pods and containers
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: medium
#   profile: optional
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     kubescape: [C-0055]
#     polaris: [linuxHardening]
package kubevet.pods["linux-hardening-missing"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not _hardened(container)
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext"]),
		"message": $"{container.name} has no seccomp or AppArmor profile, no SELinux options and drops no capability",
	}
}

_hardened(container) if {
	some field in ["appArmorProfile", "seccompProfile"]
	pod.effective(container, field).type in {"Localhost", "RuntimeDefault"}
}

_hardened(container) if count(pod.effective(container, "seLinuxOptions")) > 0

_hardened(container) if count(container.spec.securityContext.capabilities.drop) > 0

_hardened(container) if {
	some annotation in pod.annotations(container.pod)
	annotation.key == $"container.apparmor.security.beta.kubernetes.io/{container.spec.name}"
	annotation.value != "unconfined"
}
