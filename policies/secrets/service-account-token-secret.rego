# METADATA
# title: Secret holds a service account token that does not expire
# description: |
#   A Secret of this type is filled with a token of a service account that is
#   valid until the Secret is deleted. It is not bound to a pod or node, so a copy
#   works from anywhere, and nothing rotates it. Kubernetes no longer makes such
#   Secrets by itself: pods get tokens that expire, and other clients can request
#   one.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
#     description: Kubernetes, ServiceAccount token Secrets
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#manual-secret-management-for-serviceaccounts
#     description: Kubernetes, manual Secret management for ServiceAccounts
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
#     description: Kubernetes, TokenRequest
# custom:
#   severity: medium
#   profile: recommended
#   help: ask for tokens that end, with the TokenRequest API
#   kinds: [Secret]
#   masks: false
#   compliance:
#     mitre: [T1528]
#     cwe: [CWE-613]
#   aliases:
#     kubescape: [C-0287]
#     kyverno: [deny-secret-service-account-token-type]
package kubevet.secrets["service-account-token-secret"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.type == "kubernetes.io/service-account-token"
	finding := {
		"path": ["type"],
		"message": $`Secret "{manifest.name}" holds a token of service account "{_account}" that does not expire`,
	}
}

_account := object.get(manifest.mapping(input.object, ["metadata", "annotations"]), "kubernetes.io/service-account.name", "")
