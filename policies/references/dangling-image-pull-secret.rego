# METADATA
# title: Pull secret is not there
# description: |
#   Images of a private registry cannot be pulled. Pull secrets are mostly made outside
#   of the manifests: declare those under external in the configuration.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
#     description: Specifying imagePullSecrets on a Pod
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload, ServiceAccount]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-image-pull-secret"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("pull-secret")
	finding := references.finding(reference, references.absent(reference), true)
}
