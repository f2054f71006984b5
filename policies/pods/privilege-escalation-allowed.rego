# METADATA
# title: Container allows privilege escalation
# description: |
#   allowPrivilegeEscalation: true lets a process of the container gain more
#   privileges than the process that started it, through setuid binaries such as
#   sudo or through file capabilities. An intruder who holds an unprivileged
#   process can use that to become root in the container, from where the way to
#   the node is shorter. Containers that are privileged or have SYS_ADMIN, which
#   always may escalate, are reported by the rules for those.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, privilege escalation
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://docs.kernel.org/userspace-api/no_new_privs.html
#     description: no_new_privs, the flag of the Linux kernel that the field controls
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/allowPrivilegeEscalation]
#     cis-1.12: ["5.2.6"]
#     cis-1.23: ["5.2.6"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611, T1068]
#     cwe: [CWE-269]
#   aliases:
#     kube-linter: [privilege-escalation-container]
#     trivy: [KSV-0001]
#     checkov: [CKV_K8S_20]
#     kubescape: [C-0016]
#     polaris: [privilegeEscalationAllowed]
#     kubesec: [AllowPrivilegeEscalation]
#     gatekeeper: [pod-security-policy/allow-privilege-escalation]
#     psa: [allowPrivilegeEscalation]
#     kyverno: [disallow-privilege-escalation]
#     kube-bench: ["5.2.6"]
#     datree: [CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION]
#   fix: {set: false}
package kubevet.pods["privilege-escalation-allowed"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.spec.securityContext.allowPrivilegeEscalation == true
	not _always_may(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "allowPrivilegeEscalation"]),
		"message": $"{container.name} allows privilege escalation",
	}
}

# The field has no effect on a container that is privileged or has SYS_ADMIN.
_always_may(container) if container.spec.securityContext.privileged == true

_always_may(container) if {
	some capability in pod.added_capabilities(container)
	capability.name in {"ALL", "SYS_ADMIN"}
}
