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
#   kinds: [any]
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
