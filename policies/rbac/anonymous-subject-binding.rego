# METADATA
# title: Role is bound to anonymous users
# description: |
#   The API server gives every request without credentials the user
#   system:anonymous and the group system:unauthenticated. A role that is bound to
#   either belongs to everybody who can reach the API server. What Kubernetes
#   itself opens to them is not reported: version and health, the keys of the
#   service account issuer, and the cluster-info that kubeadm join reads.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
#     description: Authenticating, anonymous requests
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
#     description: Using RBAC authorization, discovery roles
# custom:
#   severity: critical
#   profile: recommended
#   help: remove the subject
#   kinds: [ClusterRoleBinding, RoleBinding]
#   compliance:
#     mitre: [T1078.001]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KSV-0122]
#     kubescape: [C-0262]
#     kubesec: [BindingsToSystemAnonymous]
#     gatekeeper: [general/disallowanonymous]
#     kyverno: [restrict-binding-system-groups]
#     kube-bench: ["gke-1.6.0:4.1.8", "gke-1.6.0:4.1.9"]
package kubevet.rbac["anonymous-subject-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	rbac.anonymous(subject)
	not _public
	finding := {
		"path": subject.path,
		"scope": [],
		"evidence": {subject.label},
		"message": $`everybody without credentials has {input.object.roleRef.kind} "{input.object.roleRef.name}" as {subject.label}`,
		"severity": _severity,
	}
}

_public if {
	input.object.roleRef.kind == "ClusterRole"
	input.object.roleRef.name in {"system:public-info-viewer", "system:service-account-issuer-discovery"}
}

_public if {
	input.namespace == "kube-public"
	input.object.roleRef.kind == "Role"
	input.object.roleRef.name == "kubeadm:bootstrap-signer-clusterinfo"
}

# Bound to everybody until Kubernetes 1.14: they tell which APIs there are.
_severity := "low" if {
	input.object.roleRef.name in {"system:discovery", "system:basic-user"}
} else := "critical"
