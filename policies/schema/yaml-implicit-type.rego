# METADATA
# title: Text that YAML reads as something else
# description: |
#   Without quotes YAML reads yes, no, on, off, y, n, true and false as booleans, and
#   what looks like a number as a number: the values of environment variables,
#   labels and annotations are strings, and the API server refuses anything else.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
#   - ref: https://yaml.org/type/bool.html
#     description: Boolean type of YAML 1.1, which kubectl reads
# custom:
#   severity: high
#   profile: recommended
#   help: put the value in quotes
#   kinds: [any]
#   compliance:
#     cwe: [CWE-704]
#   models: [schema]
package kubevet.schema["yaml-implicit-type"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("implicit-type")
	finding := {"path": fact.path, "message": $"YAML reads this as a {fact.got}, where a string belongs"}
}
