# METADATA
# title: Field does not exist
# description: |
#   Kubernetes has no such field in this place. An API server with strict field
#   validation, which is what kubectl asks for, refuses the object; other clients
#   drop the field without a word, and what it was meant to do does not happen. Names
#   of fields are case-sensitive. Custom resources are held against the
#   CustomResourceDefinitions of the same bundle.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
# custom:
#   severity: high
#   profile: recommended
#   help: correct the name of the field, or remove it
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [schema-validation]
#   models: [schema]
package kubevet.schema["unknown-field"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("unknown-field")
	not schema.belongs(fact)
	finding := {"path": fact.path, "message": concat("", [_fact(fact), _near(fact)])}
}

_fact(fact) := $`{schema.owner(fact)} has no field "{fact.field}"`

_near(fact) := "" if fact.near == ""

_near(fact) := $`, but has "{fact.near}"` if fact.near != ""
