# METADATA
# title: Binding gives a role that is not there
# description: |
#   The binding is accepted and gives nothing, until somebody makes a role of that
#   name: then whoever may do so decides what its subjects may do.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
#     description: RoleBinding and ClusterRoleBinding
# custom:
#   severity: high
#   profile: recommended
#   kinds: [RoleBinding, ClusterRoleBinding]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-role-reference"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("role")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)
