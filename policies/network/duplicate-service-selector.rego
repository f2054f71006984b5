# METADATA
# title: Two Services lead to the same port of the same pods
# description: |
#   Two Services of a namespace have the same selector and lead to the same port. Most
#   often one was copied and its selector forgotten: it sends the traffic of one
#   application to another. A headless Service beside an ordinary one, one of another
#   type, and those that Argo Rollouts switches are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes
#     description: Services and their selectors
# custom:
#   severity: low
#   profile: strict
#   kinds: [Service]
#   compliance:
#     cwe: [CWE-694]
#   aliases:
#     gatekeeper: [general/uniqueserviceselector]
#     kyverno: [require-unique-service-selector]
#   models: [claims]
package kubevet.network["duplicate-service-selector"]

deny contains finding if {
	conflict := input.model.claims.selectors.Service[input.namespace][input.object.metadata.name][0]
	finding := {
		"path": conflict.path,
		"message": $`port {conflict.what} of the same pods is that of service "{conflict.other.name}" too`,
		"related": [object.union(conflict.other, {"message": "selects the same pods"})],
	}
}
