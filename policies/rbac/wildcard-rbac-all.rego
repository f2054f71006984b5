# METADATA
# title: Role grants every verb on every resource
# description: |
#   With "*" as API groups, resources and verbs a ClusterRole is cluster-admin
#   under another name, and a Role is the whole of its namespace: secrets, shells
#   in every pod, and the power to grant roles. The wildcards also cover every
#   resource that is installed later. This rule goes before all others about the
#   same entry of a role, which keep silent about it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, wildcards
# custom:
#   severity: critical
#   profile: recommended
#   help: list the resources and verbs that are needed
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   compliance:
#     cis-1.12: ["5.1.3"]
#     cis-1.23: ["5.1.3"]
#     nsa-1.2: [Authentication and authorization]
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#     soc2: [CC6.1, CC6.2, CC6.7, CC6.8]
#   aliases:
#     trivy: [KSV-0044, KSV-0045, KSV-0046, KSV-0112]
#     kubescape: [C-0035, C-0187, C-0002, C-0031, C-0065, C-0191]
#     polaris: [rolebindingClusterAdminRole]
#     kube-bench: ["cis-1.12:5.1.3"]
#     datree: [CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE, CIS_INVALID_VALUE_CREATE_POD, CIS_INVALID_VERB_SECRETS, CIS_INVALID_WILDCARD_ROLE]
#     checkov: [CKV_K8S_49]
#     kube-linter: [wildcard-in-rules]
#     kyverno: [restrict-wildcard-verbs, restrict-escalation-verbs-roles]
package kubevet.rbac["wildcard-rbac-all"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	rbac.everything(entry)
	finding := {
		"path": entry.path,
		"scope": ["rules"],
		"evidence": rbac.rights(entry),
		"message": $"{rbac.holder} can do everything with every resource of {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "high" if {
	rbac.reach == "namespace"
} else := rbac.severity("critical")
