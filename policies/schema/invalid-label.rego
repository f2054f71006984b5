# METADATA
# title: Label or annotation is malformed
# description: |
#   A key is an optional domain, a slash, and a name of at most 63 letters, digits,
#   hyphens, underscores and dots; the value of a label is of the same characters.
#   The API server refuses an object with any other.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
#     description: Labels and selectors, syntax and character set
# custom:
#   severity: high
#   profile: recommended
#   help: write the key or value in the form of a label
#   kinds: [any]
#   compliance:
#     cwe: [CWE-20]
#   aliases:
#     kube-score: [label-values]
#     datree: [WORKLOAD_INVALID_LABELS_VALUE]
#   models: [schema]
package kubevet.schema["invalid-label"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("bad-label")
	finding := {"path": fact.path, "message": _messages[fact.want]}
}

_messages := {
	"label key": "this is not a key of a label",
	"label value": "this is not a value of a label: at most 63 letters, digits, hyphens, underscores and dots",
	"annotation key": "this is not a key of an annotation",
}
