# METADATA
# title: ClusterRole has rules beside an aggregation rule
# description: |
#   The control plane fills in the rules of a ClusterRole that has an
#   aggregationRule from the roles it selects, and overwrites what is written
#   there. The rules in the manifest are in effect for a moment after every apply,
#   and then gone: whoever reads the file is wrong about what the role grants.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
#     description: Using RBAC authorization, aggregated ClusterRoles
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ClusterRole]
#   compliance:
#     cwe: [CWE-1188]
#   fix: {remove: true, safe: true}
package kubevet.rbac["rbac-aggregation-rule-overwrites-rules"]

import data.kubevet.lib.manifest
import data.kubevet.lib.rbac

deny contains finding if {
	is_object(input.object.aggregationRule)
	not rbac.built_in
	count(manifest.list(input.object, ["rules"])) > 0
	finding := {
		"path": ["rules"],
		"message": "the rules are overwritten with those of the roles that aggregationRule selects",
	}
}
