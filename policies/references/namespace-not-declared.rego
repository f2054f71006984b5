# METADATA
# title: Namespace is not among the manifests
# description: |
#   The object can be applied only where somebody has made the namespace, without the
#   labels that the manifests of a namespace carry, such as those for Pod Security.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
#     description: Namespaces
# custom:
#   severity: info
#   profile: optional
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [supply]
package kubevet.references["namespace-not-declared"]

import data.kubevet.lib.bundle

deny contains finding if {
	namespace := input.object.metadata.namespace
	is_string(namespace)
	namespace == input.namespace
	not bundle.supplies("Namespace", "", namespace)
	finding := {
		"path": ["metadata", "namespace"],
		"message": $`Namespace "{namespace}" is not among the manifests`,
	}
}
