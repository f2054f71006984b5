# METADATA
# title: Credential is written into an annotation or label
# description: |
#   An annotation or label holds a password, token or key, or the copy that
#   kubectl keeps of a Secret when it is applied. Metadata is not treated as
#   confidential: whoever may list objects sees it, and it is copied to pods,
#   events, logs and metrics, past the permissions and the encryption that guard
#   Secrets.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
#     description: Kubernetes, annotations
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
#     description: Kubernetes, last-applied-configuration
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   aliases:
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-312]
package kubevet.secrets["hardcoded-secret-annotation"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.annotation_settings
	secret.hardcoded(setting)
	finding := object.union(secret.line(setting), {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	})
}

deny contains finding if {
	secret.is_secret
	path := ["metadata", "annotations", secret.last_applied]
	copy := object.get(input.object, path, "")
	regex.match(`"(?:data|stringData)"\s*:\s*\{\s*"`, copy)
	finding := {
		"path": path,
		"message": $`annotation "{secret.last_applied}" holds the data of the Secret`,
	}
}
