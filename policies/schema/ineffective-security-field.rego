# METADATA
# title: Security field at a place where it does nothing
# description: |
#   The field exists, but not here: what stands in the securityContext of the pod
#   and of a container is not the same, and neither belongs into the spec itself. A
#   strict API server refuses the object. Any other drops the field, and the
#   containers run without the protection, or the power, that it was meant to give.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [schema]
package kubevet.schema["ineffective-security-field"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("unknown-field")
	place := schema.belongs(fact)
	finding := {
		"path": fact.path,
		"message": $`"{fact.field}" does nothing in {schema.owner(fact)}: it belongs to {place}`,
	}
}
