# METADATA
# title: Nothing keeps a container from running as root
# description: |
#   The manifest neither requires a non-root user nor names one, so the image
#   decides, and most images run as root unless they say otherwise. A rebuilt or
#   replaced image can change the user without any change here. With
#   runAsNonRoot: true the kubelet would refuse to start a container as root. Where the
#   image is one of those known to run as root, such as nginx, this is what happens, and
#   everybody is told; else it is for those who ask for the strict profile.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, running as non-root
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: medium
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
#     kube-linter: [run-as-non-root]
#     trivy: [KSV-0012]
#     checkov: [CKV_K8S_23]
#     kubescape: [C-0013]
#     polaris: [runAsRootAllowed]
#     kubesec: [RunAsNonRoot]
#     psa: [runAsNonRoot]
#     kyverno: [service-mesh-require-run-as-nonroot, require-run-as-nonroot]
#     kube-bench: ["5.2.7"]
#     datree: [CONTAINERS_INCORRECT_RUNASNONROOT_VALUE]
#   fix: {set: true}
package kubevet.pods["run-as-non-root-not-enforced"]

import data.kubevet.lib.pod
import data.kubevet.lib.user

# One edit of the pod's securityContext is enough for all of its containers, and
# one finding.
deny contains finding if {
	some path, names in _unguarded
	not _openshift
	finding := object.union(_severity(path), {
		"path": path,
		"evidence": names,
		"profile": _profile(path),
		"message": $`nothing keeps {concat(" or ", names)} from running as root`,
	})
}

# _unguarded maps the fields to set to the names of the containers each is for.
_unguarded[path] contains container.name if {
	some container in pod.containers
	not pod.user_namespaced(container.pod)
	_undecided(container)
	not container.pod.windows
	path := _path(container)
}

# Of most images the manifest does not tell what their user is.
_profile(path) := "recommended" if {
	some container in _containers[path]
	user.is_root(container)
} else := "strict"

_severity(path) := {"severity": "low"} if {
	every container in _containers[path] { user.is_other(container) }
} else := {}

_containers[path] contains container if {
	some container in pod.containers
	some path, names in _unguarded
	_path(container) == path
	container.name in names
}

_undecided(container) if {
	not pod.sets(container, "runAsNonRoot")
	not pod.sets(container, "runAsUser")
}

# Where another container of the pod is meant to run as root, the pod's field
# would keep that one from starting.
_path(container) := array.concat(container.path, ["securityContext", "runAsNonRoot"]) if {
	some other in pod.containers
	other.pod.path == container.pod.path
	pod.security_context(other).runAsUser == 0
	not pod.sets(other, "runAsNonRoot")
} else := pod.hardening_path(container, "runAsNonRoot")

# OpenShift gives the containers of a project a user of its own.
_openshift if {
	some kind, _ in input.index
	endswith(kind, ".openshift.io")
}
