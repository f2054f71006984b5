# METADATA
# title: Credential is written into a ConfigMap
# description: |
#   A ConfigMap holds a password, token or key as a literal. ConfigMaps are not
#   encrypted at rest, are readable by far more subjects than Secrets, and are
#   printed freely by tools and logs.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: "ConfigMaps: no secrecy or encryption"
#   - ref: https://attack.mitre.org/techniques/T1552/001/
#     description: MITRE ATT&CK, credentials in files
# custom:
#   severity: high
#   profile: recommended
#   help: move the value to a Secret, and change what was here
#   kinds: [ConfigMap]
#   masks: true
#   compliance:
#     nsa-1.2: ["Network separation: Secrets"]
#     mitre: [T1552.001]
#     cwe: [CWE-312]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     trivy: [KSV-0109, KSV-01010]
#     kubescape: [C-0012]
#     polaris: [sensitiveConfigmapContent]
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
package kubevet.secrets["hardcoded-secret-configmap"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.config_settings
	secret.hardcoded(setting)
	finding := object.union(secret.line(setting), {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	})
}
