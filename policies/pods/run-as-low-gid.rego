# METADATA
# title: Container may run with a group ID that the node uses
# description: |
#   Group IDs below 10000 may belong to a group of the node. A process that gets out
#   of the container, or a volume shared with the node, then has what belongs to
#   that group. Where the manifest sets no group, the image decides. Group and user
#   0 have rules of their own, and pods in a user namespace have IDs of their own.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cis-1.23: ["5.7.3"]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0021]
#     kube-score: [container-security-context-user-group-id]
#     kubesec: [RunAsGroup]
#     kyverno: [restrict-usergroup-fsgroup-id, require-non-root-groups]
#     datree: [CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID]
package kubevet.pods["run-as-low-gid"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	id := pod.effective(container, "runAsGroup")
	is_number(id)
	id != 0 # which run-as-root-group reports
	id < 10000
	_judged(container.pod)
	finding := {
		"path": pod.effective_path(container, "runAsGroup"),
		"message": $"{_subject(container)} with group ID {id}",
	}
}

deny contains finding if {
	some path, names in _unset
	finding := {
		"path": path,
		"evidence": names,
		"message": $`no group ID is set for {concat(" or ", names)}`,
	}
}

# _unset maps the fields to set to the names of the containers each is for.
_unset[path] contains container.name if {
	some container in pod.containers
	not pod.sets(container, "runAsGroup")
	_judged(container.pod)
	path := pod.hardening_path(container, "runAsGroup")
}

_subject(container) := $"{container.name} runs" if {
	is_number(pod.security_context(container).runAsGroup)
} else := "containers that set no group run"

_judged(p) if {
	not p.spec.hostUsers == false
	not p.windows
}
