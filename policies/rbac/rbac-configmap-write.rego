# METADATA
# title: Role can change ConfigMaps
# description: |
#   ConfigMaps hold the configuration of programs, scripts they run, and in kube-
#   system that of the cluster's DNS and, on some clouds, who its administrators
#   are. Whoever changes them changes what others run. This rule is an inventory
#   and reports every such entry that is not restricted by resourceNames.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: ConfigMaps
# custom:
#   severity: info
#   profile: optional
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-aws-auth-write, rbac-coredns-config-write]
#   compliance:
#     mitre: [T1565]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0049]
package kubevet.rbac["rbac-configmap-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["configmaps"],
	"verbs": ["create", "update", "patch", "delete", "deletecollection"],
}
