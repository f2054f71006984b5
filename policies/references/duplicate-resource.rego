# METADATA
# title: Object stands twice
# description: |
#   Two documents have the same kind, namespace and name: what is applied last wins, or
#   the tool refuses both, and whoever edits the other one waits for an effect in vain.
#   Two files of one directory may be alternatives, and are no more than a hint.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
#     description: Object Names and IDs
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   compliance:
#     cwe: [CWE-694]
#   models: [references]
package kubevet.references["duplicate-resource"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("repeated")
	finding := references.finding(reference, $"another {references.named(reference)} is among the manifests", reference.declared)
}
