# METADATA
# title: Sealed secret can be unsealed under another name or namespace
# description: |
#   A SealedSecret is bound to its name and namespace: the controller decrypts it
#   nowhere else. With one of these annotations it is bound to its namespace alone
#   or to nothing, so that whoever has the manifest and may create SealedSecrets
#   in some namespace has the controller decrypt it there and reads the Secret.
# related_resources:
#   - ref: https://github.com/bitnami-labs/sealed-secrets#scopes
#     description: Sealed Secrets, scopes
# custom:
#   severity: medium
#   profile: strict
#   kinds: [SealedSecret.bitnami.com]
#   masks: false
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-284]
package kubevet.secrets["sealed-secret-cluster-wide-scope"]

import data.kubevet.lib.manifest

deny contains finding if {
	some key, scope in _scopes
	manifest.mapping(input.object, ["metadata", "annotations"])[key] == "true"
	finding := {
		"path": ["metadata", "annotations", key],
		"message": $`SealedSecret "{manifest.name}" can be unsealed {scope.where}`,
		"severity": scope.severity,
	}
}

_scopes := {
	"sealedsecrets.bitnami.com/cluster-wide": {"where": "in every namespace", "severity": "medium"},
	"sealedsecrets.bitnami.com/namespace-wide": {"where": "under every name of its namespace", "severity": "low"},
}
