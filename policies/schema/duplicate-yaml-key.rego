# METADATA
# title: Key stands twice in a mapping
# description: |
#   YAML forbids it. Strict readers refuse the file, kustomize among them; most
#   others take the last value without a word, so that what the first one says,
#   a securityContext perhaps, does not hold.
# related_resources:
#   - ref: https://yaml.org/spec/1.2.2/#3213-node-comparison
#     description: YAML 1.2, keys of a mapping are unique
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
# custom:
#   severity: high
#   profile: recommended
#   help: keep one of them
#   kinds: [any]
#   compliance:
#     cwe: [CWE-694]
#   models: [schema]
package kubevet.schema["duplicate-yaml-key"]

import data.kubevet.lib.schema

deny contains finding if {
	some mapping in {_mapping(fact) | some fact in schema.facts("repeated-key")}
	keys := [fact.field | some fact in schema.facts("repeated-key"); _mapping(fact) == mapping]
	finding := {
		"path": array.concat(mapping, [keys[0]]),
		"evidence": {key | some key in keys},
		"message": _message(keys),
		"severity": _severity,
	}
}

_mapping(fact) := array.slice(fact.path, 0, count(fact.path) - 1)

_message(keys) := $`the key "{keys[0]}" stands more than once in this mapping, and the last one counts` if {
	count(keys) == 1
} else := $`the keys {schema.listed(keys)} stand more than once in this mapping, and the last ones count`

# Helm takes the last one, and so does the API server that it asks.
_severity := "medium" if {
	input.source == "chart"
} else := "high"
