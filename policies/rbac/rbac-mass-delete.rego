# METADATA
# title: ClusterRole can delete workloads or storage of every namespace
# description: |
#   Whoever may delete namespaces and volumes cluster-wide, or collections of
#   workloads, can stop or destroy all of them at once, by mistake or for ransom.
#   Deleting pods, services and other workloads one by one, as controllers do, is
#   not reported, nor are entries that are restricted by resourceNames and roles
#   that the bundle binds in namespaces only.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: low
#   profile: strict
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-workload-create]
#   compliance:
#     mitre: [T1485]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0007]
package kubevet.rbac["rbac-mass-delete"]

import data.kubevet.lib.rbac

deny contains finding if {
	some power in _powers
	some grant in rbac.grants(power)
	rbac.reach == "cluster"
	not _told(grant)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {grant.verbs[0]} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": rbac.severity("low"),
		"related": rbac.bindings,
	}
}

_told(grant) if {
	grant.verbs == ["delete"]
	"deletecollection" in grant.entry.verbs
}

# A controller deletes the pods and services it made one by one; all at once, or
# what holds data and whole applications, is another matter.
_powers := [
	{
		"groups": ["", "apps", "batch", "extensions", "snapshot.storage.k8s.io"],
		"resources": array.concat(_stores, [
			"pods", "services", "replicationcontrollers", "deployments", "daemonsets", "statefulsets", "replicasets", "jobs", "cronjobs",
		]),
		"verbs": ["deletecollection"],
	},
	{
		"groups": ["", "snapshot.storage.k8s.io"],
		"resources": _stores,
		"verbs": ["delete"],
	},
]

_stores := ["namespaces", "persistentvolumes", "persistentvolumeclaims", "volumesnapshots"]
