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
#   severity: high
#   profile: recommended
#   help: grant it in the namespaces that need it, by a Role
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
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
#     datree: [CIS_INVALID_VALUE_CREATE_POD]
package kubevet.rbac["rbac-workload-create"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.combined(_powers)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": _severity,
		"profile": _profile,
		"related": rbac.bindings,
	}
}

_powers := [
	{"groups": [""], "resources": ["pods"], "verbs": ["create"]},
	{"groups": [""], "resources": ["replicationcontrollers"], "verbs": _writes},
	{"groups": ["apps", "extensions"], "resources": ["daemonsets", "deployments", "replicasets", "statefulsets"], "verbs": _writes},
	{"groups": ["batch"], "resources": ["cronjobs", "jobs"], "verbs": _writes},
]

_writes := ["create", "update", "patch"]

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")

# Within a namespace it is what most controllers are for.
_profile := "strict" if {
	rbac.reach == "namespace"
} else := "recommended"
