# METADATA
# title: Role is bound to nobody
# description: |
#   Nothing in the same bundle binds the role, and no other role aggregates it. Rights
#   that nobody uses are read by nobody, and are there for whoever finds a way to bind
#   them. Roles that a product offers for its users to bind are like that on purpose.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
#     description: RBAC good practices, periodic review
# custom:
#   severity: info
#   profile: optional
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   compliance:
#     cwe: [CWE-1164]
package kubevet.rbac["rbac-unused-role"]

import data.kubevet.lib.manifest
import data.kubevet.lib.rbac

deny contains finding if {
	not rbac.built_in
	rbac.unused
	not _offered
	finding := {
		"path": ["metadata", "name"],
		"message": $"{rbac.holder} is bound to nobody",
	}
}

# A role may be there for another to aggregate that is not in the bundle.
_offered if {
	some key, _ in manifest.mapping(input.object, ["metadata", "labels"])
	contains(key, "aggregate-to-")
}
