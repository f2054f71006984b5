# METADATA
# title: Role can read the logs of pods
# description: |
#   Logs hold what programs print: requests, personal data, and credentials now
#   and then. This rule is an inventory and reports every entry that names
#   pods/log and is not restricted by resourceNames.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
#     description: Logging Architecture
# custom:
#   severity: info
#   profile: optional
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     mitre: [T1070]
#     cwe: [CWE-532]
#   aliases:
#     trivy: [KSV-0042]
package kubevet.rbac["rbac-pod-log-access"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} the logs of every pod of {rbac.place}",
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["pods/log"],
	"verbs": ["get"],
}
