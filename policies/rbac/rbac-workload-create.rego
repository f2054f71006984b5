# METADATA
# title: Role can run pods as any service account
# description: |
#   Whoever creates pods, or anything that makes pods, chooses the service account
#   they run as, and so has the rights of every service account of the namespace, its
#   Secrets and its volumes. Cluster-wide or in kube-system those are the service
#   accounts of the controllers, which hold the cluster. Pod Security admission does
#   not restrict this.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
#     description: RBAC good practices, workload creation
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   compliance:
#     cis-1.12: ["5.1.4"]
#     mitre: [T1610]
#     cwe: [CWE-269]
#   aliases:
#     kube-linter: [access-to-create-pods]
#     trivy: [KSV-0048]
#     kubescape: [C-0188]
#     rbac-police: [assign_sa]
#     kube-bench: ["cis-1.12:5.1.4"]
package kubevet.rbac["rbac-workload-create"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.combined(_powers)
	finding := {
		"path": grant.path,
		"message": $"{rbac.holder} can {rbac.enumeration(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_powers := [
	{"groups": [""], "resources": ["pods"], "verbs": ["create"], "explicit": true},
	{"groups": [""], "resources": ["replicationcontrollers"], "verbs": _writes, "explicit": true},
	{"groups": ["apps", "extensions"], "resources": ["daemonsets", "deployments", "replicasets", "statefulsets"], "verbs": _writes, "explicit": true},
	{"groups": ["batch"], "resources": ["cronjobs", "jobs"], "verbs": _writes, "explicit": true},
]

_writes := ["create", "update", "patch"]

_severity := "medium" if {
	rbac.reach == "namespace"
} else := "high"
