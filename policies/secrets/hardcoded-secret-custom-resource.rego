# METADATA
# title: Credential is written into another object
# description: |
#   A field of an object that is neither a workload, a ConfigMap nor a Secret
#   holds a password, token or key as a literal: the values of a release, the
#   parameters of an application, the login of an issuer or driver. Whoever can
#   read the manifest, its repository or the object has it, and Kubernetes
#   encrypts and guards such objects like any other.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
#   - ref: https://fluxcd.io/flux/components/helm/helmreleases/#values
#     description: Flux, values of a HelmRelease
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/secret-management/
#     description: Argo CD, secret management
# custom:
#   severity: high
#   profile: recommended
#   help: refer to a Secret, and change what was here
#   kinds: [any]
#   aliases:
#     datree: [ALL_EXPOSED_SECRET_AWS, ALL_EXPOSED_SECRET_BITBUCKET, ALL_EXPOSED_SECRET_DATADOG, ALL_EXPOSED_SECRET_GCP, ALL_EXPOSED_SECRET_GITHUB, ALL_EXPOSED_SECRET_GITLAB, ALL_EXPOSED_SECRET_HEROKU, ALL_EXPOSED_SECRET_JWT, ALL_EXPOSED_SECRET_LAUNCHDARKLY, ALL_EXPOSED_SECRET_NEWRELIC, ALL_EXPOSED_SECRET_NPM, ALL_EXPOSED_SECRET_OKTA, ALL_EXPOSED_SECRET_STRIPE, ALL_EXPOSED_SECRET_SUMOLOGIC, ALL_EXPOSED_SECRET_TERRAFORM, ALL_EXPOSED_SECRET_TWILIO, ALL_EXPOSED_SECRET_VAULT]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-798]
package kubevet.secrets["hardcoded-secret-custom-resource"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.other_settings
	secret.hardcoded(setting)
	finding := object.union(secret.line(setting), {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	})
}
