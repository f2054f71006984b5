# METADATA
# title: Container runs with the root group
# description: |
#   A process of group 0 reads and writes the files that belong to the root group:
#   in images made for it and in the volumes of others that are many. Root users,
#   whose group hardly matters, are reported by run-as-root-user; pods in a user
#   namespace have a root group of their own.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [run-as-non-root]
#     trivy: [KSV-0116, KSV-0020, KSV-0021]
#     kubescape: [C-0013]
#     gatekeeper: [pod-security-policy/fsgroup, pod-security-policy/users]
#     kyverno: [require-non-root-groups]
#     checkov: [CKV_K8S_40]
#     kube-score: [container-security-context-user-group-id]
package kubevet.pods["run-as-root-group"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	pod.effective(container, "runAsGroup") == 0
	not _root(container) # which run-as-root-user says
	_counts(container.pod)
	finding := {
		"path": pod.effective_path(container, "runAsGroup"),
		"message": $"{_subject(container)} with the root group (group 0)",
	}
}

deny contains finding if {
	some p in pod.pods
	p.security.fsGroup == 0
	_counts(p)
	finding := {
		"path": array.concat(p.security_path, ["fsGroup"]),
		"message": "the pod's volumes belong to the root group (group 0)",
	}
}

deny contains finding if {
	some p in pod.pods
	some i, 0 in p.security.supplementalGroups
	_counts(p)
	finding := {
		"path": array.flatten([p.security_path, "supplementalGroups", i]),
		"message": "the pod's containers are in the root group (group 0)",
	}
}

_subject(container) := $"{container.name} runs" if {
	pod.security_context(container).runAsGroup == 0
} else := "containers that set no group run"

_root(container) if pod.effective(container, "runAsUser") == 0

_counts(p) if {
	not pod.user_namespaced(p)
	not p.windows
}
