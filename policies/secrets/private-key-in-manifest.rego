# METADATA
# title: Private key is written into a manifest
# description: |
#   The manifest holds a private key. Whoever can read it or its repository can
#   pose as the server, user or authority the key stands for, and can decrypt or
#   sign in its name until every trust in the key is withdrawn. Base64 in a
#   Secret protects nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
#   - ref: https://attack.mitre.org/techniques/T1552/004/
#     description: MITRE ATT&CK, private keys
# custom:
#   severity: critical
#   profile: recommended
#   help: keep the key out of the tree, and issue another
#   kinds: [any]
#   aliases:
#     datree: [ALL_EXPOSED_SECRET_PRIVATEKEY]
#   masks: true
#   compliance:
#     mitre: [T1552.004]
#     cwe: [CWE-321]
package kubevet.secrets["private-key-in-manifest"]

import data.kubevet.lib.secret

deny contains finding if {
	some leaf in secret.leaves
	kind := secret.private_key(leaf.text)
	finding := {
		"path": leaf.path,
		"message": $"plain-text {kind}",
		"severity": _severity(leaf.text),
	}
}

# A key under a passphrase is as safe as the passphrase.
_severity(text) := "high" if secret.encrypted(text)

_severity(text) := "critical" if not secret.encrypted(text)
