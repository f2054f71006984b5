# METADATA
# title: ClusterRole can delete workloads or storage of every namespace
# description: |
#   Whoever may delete workloads, volumes or whole namespaces cluster-wide can
#   stop or destroy all of them at once, by mistake or for ransom. Entries that
#   are restricted by resourceNames, and roles that the bundle binds in namespaces
#   only, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: low
#   profile: strict
#   kinds: [ClusterRole]
#   compliance:
#     mitre: [T1485]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0007]
package kubevet.rbac["rbac-mass-delete"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	rbac.reach == "cluster"
	finding := {
		"path": grant.path,
		"message": $"{rbac.holder} can {rbac.enumeration(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
	}
}

_power := {
	"groups": ["", "apps", "batch", "extensions", "snapshot.storage.k8s.io"],
	"resources": [
		"namespaces", "persistentvolumes", "persistentvolumeclaims", "volumesnapshots",
		"pods", "services", "replicationcontrollers", "deployments", "daemonsets", "statefulsets", "replicasets", "jobs", "cronjobs",
	],
	"verbs": ["delete", "deletecollection"],
	"explicit": true,
}
