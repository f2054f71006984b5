# METADATA
# title: Two objects have ExternalDNS write the same name
# description: |
#   The same name is in the annotation of two objects. ExternalDNS writes the address of
#   one of them, or of both in turn: visitors of one application reach the other, and
#   whoever may write a Service in one namespace takes over the name of another. Names
#   of a set for weighted or regional answers are not reported.
# related_resources:
#   - ref: https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
#     description: ExternalDNS, annotations
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Service, Ingress]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-694]
#   aliases:
#     kyverno: [require-unique-external-dns]
#   models: [claims]
package kubevet.network["duplicate-external-dns-hostname"]

import data.kubevet.lib.manifest

deny contains finding if {
	some conflict in input.model.claims.hostnames[manifest.group_kind][input.namespace][input.object.metadata.name]
	finding := {
		"path": conflict.path,
		"message": $`{conflict.what} is the name of {conflict.other.kind} "{conflict.other.namespace}/{conflict.other.name}" too`,
		"related": [object.union(conflict.other, {"message": "has the same name"})],
	}
}
