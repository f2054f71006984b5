# METADATA
# title: Role can change namespaces
# description: |
#   The labels of a namespace say which Pod Security Standard its pods have to meet,
#   whether a mesh encrypts their traffic, and which network and admission policies
#   apply. Whoever updates or patches namespaces switches those off, and can then run
#   privileged pods. A Role gives this for its own namespace.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification
#     description: RBAC good practices, namespace modification
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
#     description: Pod Security Admission, labels for namespaces
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-269]
package kubevet.rbac["rbac-namespace-label-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {_what}",
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["namespaces"],
	"verbs": ["update", "patch"],
}

_what := "namespaces" if {
	rbac.reach == "cluster"
} else := rbac.place
