# METADATA
# title: Text of a template is left in the object
# description: |
#   The object holds what a template engine should have replaced: braces, or the
#   words "<no value>" that Go's templates write for what is not set. The API server
#   refuses them where a name or a number belongs, and takes them literally elsewhere.
#   Placeholders such as ${NAME}, which kustomize, Flux and envsubst fill in later,
#   are none.
# related_resources:
#   - ref: https://pkg.go.dev/text/template#hdr-Actions
#     description: Go, package text/template
# custom:
#   severity: high
#   profile: recommended
#   help: render the template, or write the value
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [schema]
package kubevet.schema["unrendered-template"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("template")
	finding := {"path": fact.path, "message": $`a template left "{fact.value}" here`}
}
