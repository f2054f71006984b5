# METADATA
# title: Nothing keeps a process from gaining more privileges than its parent
# description: |
#   The manifest does not set allowPrivilegeEscalation, and the default is true: a
#   process in the container can become root through setuid programs or gain
#   capabilities from files, though the container's user has neither. The API server
#   refuses the field for containers that are privileged or add SYS_ADMIN, which
#   other rules report.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, privilege escalation
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/allowPrivilegeEscalation]
#     cis-1.12: ["5.2.6"]
#     cis-1.23: ["5.2.6"]
#     nsa-1.2: [Pod security]
#     mitre: [T1068]
#     cwe: [CWE-269]
#   aliases:
#     kube-linter: [privilege-escalation-container]
#     trivy: [KSV-0001]
#     checkov: [CKV_K8S_20]
#     kubescape: [C-0016]
#     polaris: [privilegeEscalationAllowed]
#     gatekeeper: [pod-security-policy/allow-privilege-escalation]
#     psa: [allowPrivilegeEscalation]
#     kyverno: [disallow-privilege-escalation]
#     kube-bench: ["5.2.6"]
#     datree: [CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION]
#   fix: {set: false, safe: true}
package kubevet.pods["privilege-escalation-not-disabled"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not _set(container)
	not pod.privileged(container)
	not _adds_sys_admin(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "allowPrivilegeEscalation"]),
		"message": $"{container.name} may gain more privileges than it starts with",
	}
}

_set(container) if is_boolean(container.spec.securityContext.allowPrivilegeEscalation)

_adds_sys_admin(container) if {
	some capability in pod.added_capabilities(container)
	capability.name in {"ALL", "SYS_ADMIN"}
}
