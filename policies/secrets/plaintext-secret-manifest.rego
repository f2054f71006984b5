# METADATA
# title: Secret is committed in plain text
# description: |
#   A Secret with its values stands in a manifest. Base64 is an encoding, not
#   encryption: everybody who can read the repository, its forks, backups and
#   build logs has the values, also after they are deleted from the newest
#   revision.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/#avoid-sharing-secret-manifests
#     description: Good practices for Kubernetes Secrets, avoid sharing Secret manifests
#   - ref: https://attack.mitre.org/techniques/T1552/001/
#     description: MITRE ATT&CK, credentials in files
# custom:
#   severity: high
#   profile: recommended
#   help: keep the values out of the tree, encrypted or in a store, and change them
#   kinds: [Secret]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-312]
#   aliases:
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
package kubevet.secrets["plaintext-secret-manifest"]

import data.kubevet.lib.manifest
import data.kubevet.lib.secret

deny contains finding if {
	not input.source == "chart" # its Secrets are made of values
	not object.get(input.object, "type", "Opaque") in _issued
	not input.object.sops
	literals := [leaf | some leaf in secret.secret_data; secret.confidential(leaf.key, leaf.text)]
	count(literals) > 0
	keys := {leaf.key | some leaf in literals}
	finding := {
		"path": _path(literals),
		"evidence": keys,
		"message": $`plain-text values in Secret "{manifest.name}": {concat(", ", keys)}`,
	}
}

# _path leads to the value, or to the mapping of several: stringData before data,
# which it overrides.
_path(literals) := literals[0].path if {
	count(literals) == 1
} else := [max({leaf.path[0] | some leaf in literals})]

# Types whose values a controller writes, or whose own rules report them.
_issued := {"kubernetes.io/service-account-token", "helm.sh/release.v1"}
