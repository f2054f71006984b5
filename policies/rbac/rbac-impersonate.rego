# METADATA
# title: Role can act as other users
# description: |
#   impersonate on users and groups lets a subject act as anybody, system:masters
#   included, and on serviceaccounts as any workload; "*" in verbs includes it. The
#   rights of whoever is impersonated are then the subject's own. An entry with
#   resourceNames is reported only if it names an administrator or a component of
#   the control plane. A Role reaches the service accounts of its namespace only,
#   as users and groups are in none.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
#     description: Authenticating, user impersonation
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb
#     description: RBAC good practices, impersonate verb
# custom:
#   severity: critical
#   profile: recommended
#   help: take the verb away, or name whom in resourceNames
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.8"]
#     cis-1.23: ["5.1.8"]
#     mitre: [T1134, T1078]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0043, KSV-0050]
#     checkov: [CKV2_K8S_3]
#     kubescape: [C-0065, C-0191]
#     rbac-police: [impersonate]
#     kyverno: [restrict-escalation-verbs-roles]
#     kube-bench: ["cis-1.12:5.1.8"]
package kubevet.rbac["rbac-impersonate"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers.impersonate)
	finding := {
		"path": grant.verb,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can impersonate {rbac.enumeration([r | some r in grant.resources])} of {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("critical")
