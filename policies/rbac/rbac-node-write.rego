# METADATA
# title: ClusterRole can change nodes
# description: |
#   Labels, taints, capacity and addresses of nodes decide which pods run where and
#   where traffic to nodes is sent. Whoever changes nodes draws pods with powerful
#   service accounts to a node they hold, or drives them off others; deleting nodes
#   stops what runs there.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
#     description: Admission control, NodeRestriction
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-isolation-restriction
#     description: Assigning Pods to Nodes, node isolation
# custom:
#   severity: high
#   profile: strict
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     mitre: [T1565]
#     cwe: [CWE-269]
#   aliases:
#     rbac-police: [modify_node_status, steal_pods]
package kubevet.rbac["rbac-node-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])}",
		"severity": rbac.severity("high"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["nodes", "nodes/status"],
	"verbs": ["update", "patch", "delete", "deletecollection"],
	"clustered": ["nodes", "nodes/status"],
}
