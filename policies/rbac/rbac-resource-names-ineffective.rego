# METADATA
# title: resourceNames make a verb ineffective
# description: |
#   A request to create an object with POST, or to delete a collection, names no
#   object when it is authorized, so an entry with resourceNames never matches it:
#   the verb grants nothing, and whoever meets the refusal tends to drop the names
#   instead of the verb. Subresources are not concerned, as their object is named.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, resourceNames
# custom:
#   severity: low
#   profile: strict
#   kinds: [Role, ClusterRole]
#   compliance:
#     cwe: [CWE-285]
package kubevet.rbac["rbac-resource-names-ineffective"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	rbac.restricted(entry)
	every resource in entry.resources { not contains(resource, "/") }
	some i, verb in entry.verbs
	verb in {"create", "deletecollection"}
	finding := {
		"path": array.concat(entry.path, ["verbs", i]),
		"message": $`"{verb}" is never granted by an entry with resourceNames`,
	}
}
