# METADATA
# title: Namespace of an object that has none
# description: |
#   Objects of this kind belong to the cluster. The namespace in their metadata is
#   dropped or refused by clients, and misleads whoever reads it: what it says lies in
#   one namespace is there for all.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace
#     description: Namespaces, not all objects are in a namespace
# custom:
#   severity: low
#   profile: strict
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   fix: {remove: true, safe: true}
#   models: [schema]
package kubevet.schema["namespace-scope-mismatch"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("wrong-scope")
	finding := {"path": fact.path, "message": $"a {input.object.kind} belongs to no namespace"}
}
