# METADATA
# title: Role is bound to the group system:masters
# description: |
#   The API server lets members of system:masters do everything before it asks any
#   authorizer, so that a binding to the group grants nothing, and removing it
#   takes nothing away. It shows that people or programs sign in as members of the
#   group, and a client certificate that says so is valid until it expires.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, avoid adding users to system:masters
# custom:
#   severity: high
#   profile: recommended
#   help: bind the users that need it by name
#   kinds: [ClusterRoleBinding, RoleBinding]
#   compliance:
#     cis-1.12: ["5.1.7"]
#     mitre: [T1078]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0123]
#     kubescape: [C-0246]
#     kyverno: [restrict-binding-system-groups]
#     kube-bench: ["cis-1.12:5.1.7"]
#     datree: [CIS_INVALID_VALUE_SYSTEM_MASTERS]
package kubevet.rbac["system-masters-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	rbac.masters(subject)
	not rbac.bootstrap_binding
	finding := {
		"path": subject.path,
		"scope": [],
		"evidence": {subject.label},
		"message": $`{input.object.roleRef.kind} "{input.object.roleRef.name}" is bound to {subject.label}, which bypasses authorization`,
	}
}
