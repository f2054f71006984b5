# METADATA
# title: Role names resources that belong to the cluster
# description: |
#   What a Role grants, and a ClusterRole that a RoleBinding names, holds in one
#   namespace. Nodes, namespaces, persistent volumes and addresses such as /metrics
#   are in none, so the rule grants nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
#     description: Using RBAC authorization, Role and ClusterRole
# custom:
#   severity: low
#   profile: strict
#   kinds: [ClusterRole, Role]
#   models: [schema]
package kubevet.rbac["rbac-cluster-resource-in-role"]

import data.kubevet.lib.manifest
import data.kubevet.lib.schema

deny contains finding if {
	_namespaced
	some fact in schema.facts("cluster-resource")
	finding := {"path": fact.path, "message": $`"{fact.field}" belongs to the cluster, so {_what} grants nothing of it`}
}

_namespaced if input.object.kind == "Role"

_namespaced if {
	input.object.kind == "ClusterRole"
	not input.object.aggregationRule
	not _aggregated
	name := input.object.metadata.name
	name in _granted.RoleBinding
	not name in _granted.ClusterRoleBinding
}

_what := "a Role" if input.object.kind == "Role"

_what := "a RoleBinding" if input.object.kind == "ClusterRole"

# A role with such a label is part of another one.
_aggregated if {
	some key, _ in manifest.mapping(input.object, ["metadata", "labels"])
	startswith(key, "rbac.authorization.k8s.io/aggregate-to-")
}

# _granted are the ClusterRoles that bindings of a kind grant.
_granted := {kind: names |
	some kind in ["RoleBinding", "ClusterRoleBinding"]
	names := {binding.roleRef.name |
		some bindings in object.get(input.index, kind, {})
		some binding in bindings
		binding.roleRef.kind == "ClusterRole"
	}
}
