# METADATA
# title: Required field is missing
# description: |
#   The API server refuses the object without it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Pod v1
# custom:
#   severity: high
#   profile: recommended
#   help: add the field
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [schema-validation]
#     kube-score: [container-ports-check]
#   models: [schema]
package kubevet.schema["missing-required-field"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("missing-field")
	finding := {"path": fact.path, "message": $`{_owner(fact)} requires "{fact.field}"`}
}

_owner(fact) := schema.owner(fact) if fact.type != ""

_owner(fact) := concat(".", [sprintf("%v", [step]) | some step in array.slice(fact.path, 0, count(fact.path) - 1)]) if {
	fact.type == ""
	count(fact.path) > 1
}

_owner(fact) := "the object" if {
	fact.type == ""
	count(fact.path) == 1
}
