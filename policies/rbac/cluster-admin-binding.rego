# METADATA
# title: Subject is bound to cluster-admin
# description: |
#   cluster-admin may do everything with every object and URL. Bound by a
#   ClusterRoleBinding, it makes its subject the owner of the cluster; whoever
#   takes over a pod with that service account is too. Bound by a RoleBinding it
#   covers one namespace, with its secrets and the right to grant roles there.
#   A role that merely equals cluster-admin is reported where it is defined, by
#   wildcard-rbac-all, with its bindings.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: critical
#   profile: recommended
#   help: bind a role with the rights that are needed
#   kinds: [ClusterRoleBinding, RoleBinding]
#   yields: [anonymous-subject-binding, system-masters-binding]
#   compliance:
#     cis-1.12: ["5.1.1"]
#     cis-1.23: ["5.1.1"]
#     nsa-1.2: [Authentication and authorization]
#     mitre: [T1098.006, T1078.004]
#     cwe: [CWE-269]
#     soc2: [CC6.1, CC6.2, CC6.7, CC6.8]
#   aliases:
#     kube-linter: [cluster-admin-role-binding]
#     trivy: [KSV-0111]
#     kubescape: [C-0035, C-0185]
#     polaris: [clusterrolebindingClusterAdmin, rolebindingClusterAdminClusterRole]
#     rbac-police: [cluster_admin]
#     kyverno: [restrict-binding-clusteradmin]
#     kube-bench: ["cis-1.12:5.1.1"]
#     datree: [CIS_INVALID_ROLE_CLUSTER_ADMIN]
package kubevet.rbac["cluster-admin-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	input.object.roleRef.kind == "ClusterRole"
	input.object.roleRef.name == "cluster-admin"
	not rbac.bootstrap_binding
	labels := [s.label | some s in rbac.subjects(input.object)]
	count(labels) > 0
	finding := {
		"path": ["roleRef", "name"],
		"scope": [],
		"evidence": labels,
		"message": $`{rbac.enumeration(labels)} can do everything in {_place}`,
		"severity": _severity,
	}
}

_place := "the cluster" if {
	input.object.kind == "ClusterRoleBinding"
} else := $`namespace "{input.namespace}"`

_severity := "high" if {
	input.object.kind == "RoleBinding"
	input.namespace != "kube-system"
} else := "critical"
