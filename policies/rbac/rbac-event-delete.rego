# METADATA
# title: Role can delete events
# description: |
#   Events tell what was scheduled, pulled, started and refused. Whoever deletes
#   them removes traces of what was done in the cluster before anybody sees them.
#   Programs that write events have no need to: events expire by themselves.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
#     description: Event
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     mitre: [T1070]
#     cwe: [CWE-779]
#   aliases:
#     kubescape: [C-0031]
package kubevet.rbac["rbac-event-delete"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": ["", "events.k8s.io"],
	"resources": ["events"],
	"verbs": ["delete", "deletecollection"],
}
