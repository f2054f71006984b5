# METADATA
# title: Seccomp profile is in an annotation that Kubernetes ignores
# description: |
#   Kubernetes has ignored the annotations for seccomp profiles since 1.27: only
#   securityContext.seccompProfile counts. A pod that relies on the annotation runs
#   unconfined, and nothing says so. An annotation beside the field does no harm and
#   is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's syscalls with seccomp
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/
#     description: Well-known labels, annotations and taints
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/seccompProfile]
#     cwe: [CWE-1188]
#   aliases:
#     gatekeeper: [pod-security-policy/seccomp]
package kubevet.pods["seccomp-annotation-ignored"]

import data.kubevet.lib.pod

deny contains finding if {
	input.target.minor >= 27
	some p in pod.pods
	some annotation in pod.annotations(p)
	annotation.key == "seccomp.security.alpha.kubernetes.io/pod"
	annotation.value != "unconfined"
	not p.security.seccompProfile.type
	finding := {
		"path": annotation.path,
		"message": $`the annotation for seccomp profile "{annotation.value}" is ignored`,
	}
}

deny contains finding if {
	input.target.minor >= 27
	some p in pod.pods
	some annotation in pod.annotations(p)
	startswith(annotation.key, _prefix)
	annotation.value != "unconfined"
	not _confined(p, trim_prefix(annotation.key, _prefix))
	finding := {
		"path": annotation.path,
		"message": $`the annotation for seccomp profile "{annotation.value}" of a container is ignored`,
	}
}

_prefix := "container.seccomp.security.alpha.kubernetes.io/"

_confined(p, _) if p.security.seccompProfile.type

_confined(p, name) if {
	some container in pod.containers
	container.pod.path == p.path
	container.spec.name == name
	container.spec.securityContext.seccompProfile.type
}
