# METADATA
# title: Role can write roles and bindings
# description: |
#   Whoever writes bindings hands the rights they have to anybody, such as a user of
#   their own, and keeps them when the first way in is closed; roles that others are
#   bound to take up what is written into them. The API server stops them at the
#   rights they hold, unless they may also escalate or bind, which rbac-escalate-bind
#   reports. Within one namespace the finding is less severe.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
#     description: Using RBAC authorization, privilege escalation prevention
# custom:
#   severity: high
#   profile: recommended
#   help: name the roles and bindings in resourceNames, or take the verbs away
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, rbac-escalate-bind]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0051, KSV-0052, KSV-0055, KSV-0045, KSV-0050]
#     checkov: [CKV2_K8S_1]
#     rbac-police: [bind_roles]
package kubevet.rbac["rbac-role-binding-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["role-binding-write"])
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")
