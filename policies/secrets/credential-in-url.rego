# METADATA
# title: URL contains a password
# description: |
#   A URL or connection string carries a literal password. Beside the manifest
#   and its repository, such strings end up in logs, error messages, metrics and
#   the output of every tool that shows where a program connects to.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc3986#section-7.5
#     description: RFC 3986, sensitive information in URIs
#   - ref: https://attack.mitre.org/techniques/T1552/001/
#     description: MITRE ATT&CK, credentials in files
# custom:
#   severity: high
#   profile: recommended
#   help: take the credential from a Secret, and change it
#   kinds: [any]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-522]
package kubevet.secrets["credential-in-url"]

import data.kubevet.lib.secret

deny contains finding if {
	some leaf in secret.leaves
	not _generated(leaf)
	some form in secret.password_urls(leaf.text)
	finding := {
		"path": leaf.path,
		"message": $"{form} with a literal password",
	}
}

# What a chart puts into a Secret comes from values, or from chance.
_generated(leaf) if {
	secret.is_secret
	leaf.path[0] in {"data", "stringData"}
	input.source == "chart"
}
