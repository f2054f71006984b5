# METADATA
# title: Role can read or write the Secrets of a namespace
# description: |
#   Secrets hold the passwords, keys and tokens of everything in their namespace: who
#   reads them is whoever they are for, and who writes them can have a token of any
#   service account there put into one. In kube-system those are the tokens of the
#   cluster's own components. An entry that names its Secrets is not reported, nor is
#   one that has "*" for its verbs, which wildcard-rbac-verb reports.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#secrets
#     description: RBAC good practices, Secrets
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
# custom:
#   severity: medium
#   profile: recommended
#   help: name the Secrets in resourceNames
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, rbac-secrets-read]
#   compliance:
#     cis-1.12: ["5.1.2"]
#     mitre: [T1552.007]
#     cwe: [CWE-522]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     kube-linter: [access-to-secrets]
#     trivy: [KSV-0113]
#     kubescape: [C-0015, C-0186]
#     rbac-police: [obtain_token_weak_ns, retrieve_token_secrets]
#     kyverno: [restrict-secret-role-verbs]
#     kube-bench: ["cis-1.12:5.1.2"]
package kubevet.rbac["rbac-namespace-secrets-access"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	rbac.reach != "cluster"
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} the Secrets of {rbac.place}",
		"severity": _severity,
		"profile": _profile(grant),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["secrets"],
	"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
}

# What a controller makes for itself, such as its certificate, tells it nothing.
_profile(grant) := "strict" if {
	grant.verbs == ["create"]
	rbac.reach == "namespace"
} else := "recommended"

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")
