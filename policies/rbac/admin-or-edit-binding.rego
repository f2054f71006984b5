# METADATA
# title: Subject is bound to admin or edit in a namespace
# description: |
#   The built-in edit reads and writes the Secrets of its namespace and runs pods
#   as any of its service accounts, so that it holds all rights they have; admin
#   also grants roles. Bound by a RoleBinding that is meant for people who own the
#   namespace, and more than a program needs; in kube-system it leads to the whole
#   cluster. Cluster-wide bindings are reported by rbac-secrets-read.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
# custom:
#   severity: low
#   profile: strict
#   kinds: [RoleBinding]
#   compliance:
#     cis-1.23: ["5.1.1"]
#     mitre: [T1098.006]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0111]
package kubevet.rbac["admin-or-edit-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	input.object.roleRef.kind == "ClusterRole"
	input.object.roleRef.name in {"admin", "edit"}
	labels := [subject.label | some subject in rbac.subjects(input.object)]
	count(labels) > 0
	finding := {
		"path": ["roleRef", "name"],
		"evidence": labels,
		"message": $`{rbac.enumeration(labels)} can read Secrets and run pods in namespace "{input.namespace}" through "{input.object.roleRef.name}"`,
		"severity": _severity,
	}
}

_severity := "high" if {
	input.namespace == "kube-system"
} else := "low"
