# METADATA
# title: ClusterRole can create persistent volumes
# description: |
#   A PersistentVolume of the type hostPath is a directory of the node: whoever
#   creates one, and runs a pod that claims it, reads and writes the file system of
#   the node, although Pod Security admission forbids such a volume in the pod itself.
#   Only those who provision storage need this right; users claim it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation
#     description: RBAC good practices, persistent volume creation
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     cis-1.12: ["5.1.9"]
#     mitre: [T1611]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0278]
#     kube-bench: ["cis-1.12:5.1.9"]
package kubevet.rbac["rbac-persistent-volume-create"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can create persistentvolumes",
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["persistentvolumes"],
	"verbs": ["create"],
	"clustered": ["persistentvolumes"],
}
