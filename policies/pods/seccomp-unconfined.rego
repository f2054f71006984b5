# METADATA
# title: Seccomp is turned off
# description: |
#   A seccomp profile of type Unconfined lets the container make every system call,
#   including those that the container runtime's default profile blocks because
#   containers do not need them and kernel exploits do. Set on a container it also
#   undoes the profile of the pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, seccomp
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's syscalls with seccomp
# custom:
#   severity: high
#   profile: recommended
#   help: set the type to RuntimeDefault
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [baseline/seccompProfile]
#     cis-1.12: ["5.6.2"]
#     cis-1.23: ["5.7.2", "5.7.3"]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     trivy: [KSV-0104]
#     kubesec: [SeccompUnconfined]
#     gatekeeper: [pod-security-policy/seccompv2]
#     psa: [seccompProfile_baseline]
#     kyverno: [restrict-seccomp, restrict-seccomp-strict]
#     kube-bench: ["5.6.2"]
#     datree: [CIS_INVALID_VALUE_SECCOMP_PROFILE, CONTAINERS_INCORRECT_SECCOMP_PROFILE]
#     checkov: [CKV_K8S_31]
#   fix: {set: RuntimeDefault}
package kubevet.pods["seccomp-unconfined"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	not p.windows
	p.security.seccompProfile.type == "Unconfined"
	finding := {
		"path": array.concat(p.security_path, ["seccompProfile", "type"]),
		"message": "seccomp is turned off for the pod",
	}
}

deny contains finding if {
	some container in pod.containers
	container.spec.securityContext.seccompProfile.type == "Unconfined"
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "seccompProfile", "type"]),
		"message": $"seccomp is turned off for {container.name}",
	}
}
