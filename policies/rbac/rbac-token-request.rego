# METADATA
# title: Role can issue tokens of service accounts
# description: |
#   create on serviceaccounts/token returns a token of a service account: whoever has
#   it is every service account it reaches, for as long as they ask. Cluster-wide or
#   in kube-system that includes the controllers, which hold the cluster. An entry
#   that names the service accounts is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request
#     description: RBAC good practices, token request
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
#     description: TokenRequest
# custom:
#   severity: high
#   profile: recommended
#   help: name the service accounts in resourceNames
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.13"]
#     mitre: [T1528]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0282]
#     rbac-police: [obtain_token_weak_ns, token_request]
#     kube-bench: ["cis-1.12:5.1.13"]
package kubevet.rbac["rbac-token-request"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["token-request"])
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can issue tokens of every service account of {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")
