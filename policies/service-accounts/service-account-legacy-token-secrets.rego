# METADATA
# title: Service account lists secrets with tokens that never expire
# description: |
#   A secret of type kubernetes.io/service-account-token holds a token that is
#   valid until the secret is deleted, in every namespace copy and backup of it.
#   Pods have not needed such secrets since Kubernetes 1.24: the kubelet asks for
#   tokens that expire.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token
#     description: Service Accounts, service account tokens
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#auto-generated-legacy-serviceaccount-token-clean-up
#     description: Managing Service Accounts, legacy tokens
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ServiceAccount]
#   compliance:
#     mitre: [T1528]
#     cwe: [CWE-613]
#   aliases:
#     kyverno: [check-serviceaccount-secrets]
package kubevet["service-accounts"]["service-account-legacy-token-secrets"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, secret in manifest.list(input.object, ["secrets"])
	is_string(secret.name)
	_token(secret.name)
	finding := {
		"path": ["secrets", i],
		"message": $`secret "{secret.name}" holds a token that does not expire`,
	}
}

# The bundle says what a secret is; of one that it does not have the name tells,
# which controllers made of the service account's.
_token(name) if {
	_secret(name).type == "kubernetes.io/service-account-token"
}

_token(name) if {
	not _secret(name)
	prefix := $"{manifest.name}-token-"
	startswith(name, prefix)
	regex.match(`^[a-z0-9]{5}$`, trim_prefix(name, prefix))
}

_secret(name) := input.named.Secret[input.namespace][name]
