# METADATA
# title: No seccomp profile is set
# description: |
#   Without a profile, and unless the node's kubelet has one as its default, the
#   container can make every system call, also those that containers do not need and
#   kernel exploits do. RuntimeDefault and Localhost both confine it. Privileged
#   containers run without a profile whatever they set.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, seccomp
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's syscalls with seccomp
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [restricted/seccompProfile]
#     cis-1.12: ["5.6.2"]
#     cis-1.23: ["5.7.2", "5.7.3"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     trivy: [KSV-0030, KSV-0104]
#     checkov: [CKV_K8S_31]
#     kubescape: [C-0210]
#     kube-score: [container-seccomp-profile]
#     kubesec: [SeccompAny]
#     gatekeeper: [pod-security-policy/seccomp, pod-security-policy/seccompv2]
#     psa: [seccompProfile_restricted]
#     kyverno: [restrict-seccomp-strict, restricted-exclude-seccomp]
#     kube-bench: ["5.6.2"]
#     datree: [CIS_INVALID_VALUE_SECCOMP_PROFILE, CONTAINERS_INCORRECT_SECCOMP_PROFILE]
#   fix: {set: {type: RuntimeDefault}}
package kubevet.pods["seccomp-profile-not-set"]

import data.kubevet.lib.pod

deny contains finding if {
	some path, names in _unguarded
	finding := {
		"path": path,
		"evidence": names,
		"message": $`no seccomp profile is set for {concat(" or ", names)}`,
	}
}

# One edit of the pod's securityContext is enough for all of its containers, and
# one finding: _unguarded maps the fields to set to the names of the containers
# each is for.
_unguarded[path] contains container.name if {
	some container in pod.containers
	not _profiles(container)
	not pod.privileged(container)
	not container.pod.windows
	path := _path(container)
}

# What is no profile at all, as a misspelt one, confines nothing. One that is turned
# off is, which another rule says.
_profiles(container) if {
	profile := pod.effective(container, "seccompProfile")
	profile.type in {"RuntimeDefault", "Unconfined"}
}

_profiles(container) if {
	profile := pod.effective(container, "seccompProfile")
	profile.type == "Localhost"
	is_string(profile.localhostProfile)
	profile.localhostProfile != ""
}

_path(container) := array.concat(pod.effective_path(container, "seccompProfile"), ["type"]) if {
	pod.sets(container, "seccompProfile")
} else := pod.hardening_path(container, "seccompProfile")
