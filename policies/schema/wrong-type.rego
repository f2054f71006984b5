# METADATA
# title: Value is of the wrong type
# description: |
#   The API server cannot read the value and refuses the object: a string where a
#   number or a boolean belongs, a mapping where a list does. A scalar that is only
#   short of quotes is reported by yaml-implicit-type.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Pod v1
# custom:
#   severity: high
#   profile: recommended
#   help: write a value of the type that is asked for
#   kinds: [any]
#   compliance:
#     cwe: [CWE-704]
#   aliases:
#     kube-linter: [schema-validation]
#   models: [schema]
package kubevet.schema["wrong-type"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("wrong-type")
	finding := {"path": fact.path, "message": $"a {fact.got} stands where {_article(fact.want)} {fact.want} belongs"}
}

_article(word) := "an" if regex.match(`^[aeiou]`, word)

_article(word) := "a" if not regex.match(`^[aeiou]`, word)
