# METADATA
# title: Role can change running pods
# description: |
#   The image of a container can be changed while the pod runs: whoever updates or
#   patches pods runs code of their own with the service account, Secrets and network
#   identity of any pod they reach. They can also change the labels by which services,
#   network policies and controllers select pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
#     description: Pods, pod update and replacement
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-workload-create]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0048]
#     rbac-police: [modify_pods, rce_weak_ns]
package kubevet.rbac["rbac-pod-modify"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} every pod of {rbac.place}",
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["pods"],
	"verbs": ["update", "patch"],
}
