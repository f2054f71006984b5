# METADATA
# title: Secret store logs in with a static credential
# description: |
#   The store reads its backend with a long-lived key, token or password out of a
#   Secret, though the backend can know it by its workload identity or by a token
#   of its service account that expires. The key opens every secret that the store
#   can reach, has to be put into the cluster and rotated by hand, and works from
#   anywhere once it is copied.
# related_resources:
#   - ref: https://external-secrets.io/latest/guides/security-best-practices/
#     description: External Secrets Operator, security best practices
#   - ref: https://external-secrets.io/latest/provider/aws-access/
#     description: External Secrets Operator, AWS authentication
#   - ref: https://external-secrets.io/latest/provider/hashicorp-vault/
#     description: External Secrets Operator, HashiCorp Vault
#   - ref: https://external-secrets.io/latest/provider/azure-key-vault/
#     description: External Secrets Operator, Azure Key Vault
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [SecretStore.external-secrets.io, ClusterSecretStore.external-secrets.io]
#   masks: false
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-522]
package kubevet.secrets["secret-store-inline-credential"]

import data.kubevet.lib.manifest

deny contains finding if {
	some place in _static
	path := array.concat(["spec", "provider"], place)
	is_object(object.get(input.object, path, null))
	finding := {
		"path": path,
		"message": $`{input.object.kind} "{manifest.name}" logs in to its backend with a static credential`,
	}
}

# The fields that name a long-lived credential, of providers that can do without.
_static := [
	["akeyless", "authSecretRef", "secretRef"],
	["alibaba", "auth", "secretRef"],
	["aws", "auth", "secretRef"],
	["azurekv", "authSecretRef", "clientCertificate"],
	["azurekv", "authSecretRef", "clientSecret"],
	["conjur", "auth", "apikey"],
	["gcpsm", "auth", "secretRef"],
	["ibm", "auth", "secretRef"],
	["infisical", "auth", "universalAuthCredentials"],
	["kubernetes", "auth", "token", "bearerToken"],
	["oracle", "auth", "secretRef"],
	["vault", "auth", "appRole", "secretRef"],
	["vault", "auth", "iam", "secretRef"],
	["vault", "auth", "jwt", "secretRef"],
	["vault", "auth", "kubernetes", "secretRef"],
	["vault", "auth", "ldap", "secretRef"],
	["vault", "auth", "tokenSecretRef"],
	["vault", "auth", "userPass", "secretRef"],
]
