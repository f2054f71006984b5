# METADATA
# title: Role can write the Secrets of the cluster or of kube-system
# description: |
#   Whoever creates a Secret of the type kubernetes.io/service-account-token has it
#   filled in with a token of the service account that it names; reading it back, they
#   are that service account. Cluster-wide or in kube-system that leads to the
#   controllers, which hold the cluster. Who changes Secrets replaces the credentials
#   and certificates that others trust. Other namespaces are reported by rbac-
#   namespace-secrets-access.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#secrets
#     description: RBAC good practices, Secrets
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller
#     description: Managing Service Accounts, token controller
# custom:
#   severity: high
#   profile: recommended
#   help: name the Secrets in resourceNames, or grant it in namespaces by a Role
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, rbac-secrets-read, rbac-namespace-secrets-access]
#   compliance:
#     cis-1.23: ["5.1.2"]
#     mitre: [T1098]
#     cwe: [CWE-269]
#   aliases:
#     kube-linter: [access-to-secrets]
#     trivy: [KSV-0041]
#     rbac-police: [issue_token_secrets]
package kubevet.rbac["rbac-secrets-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["secrets-write"])
	rbac.reach != "namespace"
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} Secrets in {_place}",
		"severity": rbac.severity("high"),
		"related": rbac.bindings,
	}
}

_place := "kube-system" if {
	rbac.reach == "system"
} else := rbac.place if {
	rbac.unbound
} else := "every namespace"
