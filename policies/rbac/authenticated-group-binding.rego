# METADATA
# title: Role is bound to all authenticated users
# description: |
#   Everybody who has any credentials is in the group system:authenticated: each
#   service account of each pod, and with some cloud providers everybody who has
#   an account there. A role that is bound to it belongs to all of them. What
#   Kubernetes itself gives the group, discovery and questions about one's own
#   rights, is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
#     description: Using RBAC authorization, discovery roles
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: high
#   profile: recommended
#   help: bind the users or groups that need it by name
#   kinds: [ClusterRoleBinding, RoleBinding]
#   yields: [cluster-admin-binding]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-285]
#   aliases:
#     trivy: [KSV-01011]
#     kubescape: [C-0265]
#     gatekeeper: [general/disallowanonymous]
#     kube-bench: ["gke-1.6.0:4.1.10"]
package kubevet.rbac["authenticated-group-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	subject.kind == "Group"
	subject.name == "system:authenticated"
	not _given
	finding := {
		"path": subject.path,
		"evidence": {subject.label},
		"message": $`everybody with any credentials has {input.object.roleRef.kind} "{input.object.roleRef.name}"`,
		"severity": rbac.binding_severity("high", "medium"),
	}
}

_given if {
	input.object.roleRef.kind == "ClusterRole"
	input.object.roleRef.name in {
		"system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery",
	}
}
