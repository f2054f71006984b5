# METADATA
# title: Token of a known service is written into a manifest
# description: |
#   A string has the format of a credential that a cloud, code host, registry or
#   other service issues. Such tokens work from anywhere, are searched for by
#   machines in public repositories within minutes, and stay valid until they
#   are revoked at the service.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
#     description: GitHub, supported secret scanning patterns
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
#     description: AWS, access keys
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
# custom:
#   severity: critical
#   profile: recommended
#   help: revoke the credential, and keep the next out of the tree
#   kinds: [any]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-798]
package kubevet.secrets["cloud-credential-in-manifest"]

import data.kubevet.lib.secret

deny contains finding if {
	some leaf in secret.leaves
	some name in secret.tokens(leaf.text)
	finding := {
		"path": leaf.path,
		"message": $"plain-text {name}",
	}
}
