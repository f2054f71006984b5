# METADATA
# title: Kubeconfig with a credential is written into a manifest
# description: |
#   A string is a kubeconfig with a client key, a token or a password. Whoever
#   reads it has everything needed to use the API of a cluster as that user: where
#   it is, what to trust and how to log in. Such users often administer the
#   cluster, and a client certificate cannot be revoked.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
#     description: Kubernetes, kubeconfig files
#   - ref: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
#     description: Kubernetes, kubeconfig format
#   - ref: https://kubernetes.io/docs/concepts/security/hardening-guide/authentication-mechanisms/
#     description: Kubernetes, hardening authentication
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [any]
#   masks: true
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-522]
package kubevet.secrets["kubeconfig-in-manifest"]

import data.kubevet.lib.secret

deny contains finding if {
	some leaf in secret.kubeconfigs
	finding := {
		"path": leaf.path,
		"message": "plain-text kubeconfig with a credential",
	}
}
