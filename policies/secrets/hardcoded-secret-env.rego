# METADATA
# title: Credential is written into a container's environment
# description: |
#   An environment variable carries a password, token or key as a literal.
#   Whoever can read the manifest, its repository or the pod's specification in
#   the cluster has the credential, and every copy of the manifest has to change
#   when it does.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables
#     description: Using Secrets as environment variables
#   - ref: https://attack.mitre.org/techniques/T1552/001/
#     description: MITRE ATT&CK, credentials in files
# custom:
#   severity: high
#   profile: recommended
#   help: take the value from a Secret, and change what was here
#   kinds: [workload]
#   masks: true
#   compliance:
#     nsa-1.2: ["Network separation: Secrets"]
#     mitre: [T1552.001]
#     cwe: [CWE-798]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     kube-linter: [env-var-secret]
#     kubescape: [C-0012, C-0259]
#     polaris: [sensitiveContainerEnvVar]
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
package kubevet.secrets["hardcoded-secret-env"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.env_settings
	secret.hardcoded(setting)
	finding := {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	}
}
