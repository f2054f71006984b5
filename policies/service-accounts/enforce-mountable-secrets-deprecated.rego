# METADATA
# title: Service account relies on a deprecated limit to its secrets
# description: |
#   The annotation limits which secrets the pods of this service account may refer
#   to. It has been deprecated since Kubernetes 1.32 and never was a boundary:
#   whoever may create pods in the namespace can run one as another service
#   account and mount every secret. Only separate namespaces keep secrets apart.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#restrict-access-to-secrets
#     description: Secrets, the enforce-mountable-secrets annotation
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/#enforce-mountable-secrets
#     description: Well-known annotations, kubernetes.io/enforce-mountable-secrets
# custom:
#   severity: low
#   profile: strict
#   kinds: [ServiceAccount]
#   compliance:
#     cwe: [CWE-477]
package kubevet["service-accounts"]["enforce-mountable-secrets-deprecated"]

import data.kubevet.lib.serviceaccount

deny contains finding if {
	input.target.minor >= 32
	serviceaccount.limits_secrets(input.object)
	finding := {
		"path": ["metadata", "annotations", "kubernetes.io/enforce-mountable-secrets"],
		"message": "the annotation kubernetes.io/enforce-mountable-secrets is deprecated",
	}
}
