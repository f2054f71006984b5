# METADATA
# title: Container may run with a user ID that the node uses
# description: |
#   User IDs below 10000 may belong to a user of the node. A process that gets out
#   of the container, or a volume shared with the node, then has what belongs to
#   that user. Where the manifest sets no user, the image decides. Group and user 0
#   have rules of their own, and pods in a user namespace have IDs of their own.
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
#     trivy: [KSV-0020]
#     checkov: [CKV_K8S_40]
#     kube-score: [container-security-context-user-group-id]
#     kubesec: [RunAsUser]
#     kyverno: [restrict-usergroup-fsgroup-id]
#     datree: [CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID]
package kubevet.pods["run-as-low-uid"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	id := pod.effective(container, "runAsUser")
	is_number(id)
	id != 0 # which run-as-root-user reports
	id < 10000
	_judged(container.pod)
	finding := {
		"path": pod.effective_path(container, "runAsUser"),
		"message": $"{_subject(container)} with user ID {id}",
	}
}

deny contains finding if {
	some path, names in _unset
	finding := {
		"path": path,
		"evidence": names,
		"message": $`no user ID is set for {concat(" or ", names)}`,
	}
}

# _unset maps the fields to set to the names of the containers each is for.
_unset[path] contains container.name if {
	some container in pod.containers
	not pod.sets(container, "runAsUser")
	_judged(container.pod)
	path := pod.hardening_path(container, "runAsUser")
}

_subject(container) := $"{container.name} runs" if {
	is_number(pod.security_context(container).runAsUser)
} else := "containers that set no user run"

_judged(p) if {
	not p.spec.hostUsers == false
	not p.windows
}
