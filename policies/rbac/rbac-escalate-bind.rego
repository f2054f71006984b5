# METADATA
# title: Role can grant more than it has
# description: |
#   The API server lets nobody put rights into a role, or bind a role, that they do
#   not have themselves, unless they may escalate roles or bind them. With either
#   verb, or "*" on roles, a subject makes itself cluster-admin, or the owner of
#   its namespace where the grant is namespaced. bind for named roles is the safe
#   way to let somebody hand those out and is reported for cluster-admin only;
#   escalate is no safer for a named role, which can then hold anything.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
#     description: Using RBAC authorization, privilege escalation prevention
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
#     description: RBAC good practices, escalate and bind verbs
# custom:
#   severity: critical
#   profile: recommended
#   help: take the verb away, or name the roles in resourceNames
#   kinds: [Role, ClusterRole, ClusterRoleBinding]
#   models: [rbac]
#   yields: [cluster-admin-binding, wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.8"]
#     mitre: [T1098.006]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0050, KSV-0051, KSV-0052, KSV-0045]
#     checkov: [CKV_K8S_157, CKV_K8S_158]
#     kubescape: [C-0191]
#     rbac-police: [bind_roles, escalate_roles]
#     kyverno: [restrict-escalation-verbs-roles]
#     kube-bench: ["cis-1.12:5.1.8"]
#     datree: [CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE]
package kubevet.rbac["rbac-escalate-bind"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	grants := [grant |
		some power in ["bind", "escalate"]
		some grant in rbac.grants(rbac.powers[power])
		grant.entry.path == entry.path
	]
	count(grants) > 0
	verbs := [verb | some verb in {v | some grant in grants; some v in grant.verbs}]
	resources := {resource | some grant in grants; some resource in grant.resources}
	finding := {
		"path": min([grant.verb | some grant in grants]),
		"scope": entry.path,
		"evidence": union({grant.evidence | some grant in grants}),
		"message": $"{rbac.holder} can {rbac.enumeration(verbs)} {rbac.enumeration([r | some r in resources])} in {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "high" if {
	rbac.reach == "namespace"
} else := rbac.severity("critical")

deny contains finding if {
	rbac.built_in_gives(rbac.powers.escalate)
	count(rbac.others) > 0
	finding := {
		"path": ["roleRef", "name"],
		"evidence": rbac.others,
		"message": $`{rbac.enumeration(rbac.others)} can escalate clusterroles through "{input.object.roleRef.name}"`,
		"severity": "critical",
		"related": [],
	}
}
