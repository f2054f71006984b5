# METADATA
# title: Credential is written into a container's command line
# description: |
#   A command, argument, hook or probe carries a password, token or key as a
#   literal. It can be read from the manifest and its repository, and at run time
#   from the process list of the container and of the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
#     description: Distribute credentials securely using Secrets
#   - ref: https://cwe.mitre.org/data/definitions/214.html
#     description: CWE-214, process invocation that shows sensitive information
# custom:
#   severity: high
#   profile: recommended
#   help: take the value from a Secret, and change what was here
#   kinds: [workload]
#   aliases:
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-214]
package kubevet.secrets["hardcoded-secret-args"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.arg_settings
	secret.hardcoded(setting)
	finding := {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	}
}
