# METADATA
# title: Role is bound to a default service account
# description: |
#   Every pod of a namespace that names no service account runs as the one called
#   default, so that a role bound to it belongs to all of them, and to pods that
#   are deployed later without a thought for it. A binding to cluster-admin is
#   reported by cluster-admin-binding.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure Service Accounts for Pods
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions
#     description: Using RBAC authorization, service account permissions
# custom:
#   severity: high
#   profile: recommended
#   help: bind a service account that the workload has for itself
#   kinds: [ClusterRoleBinding, RoleBinding]
#   yields: [cluster-admin-binding]
#   compliance:
#     cis-1.12: ["5.1.5"]
#     mitre: [T1078.001]
#     cwe: [CWE-269]
#   aliases:
#     checkov: [CKV_K8S_42]
#     kubescape: [C-0225, C-0239, C-0053]
#     kube-bench: ["cis-1.12:5.1.5"]
package kubevet.rbac["default-service-account-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	_default(subject)
	finding := {
		"path": subject.path,
		"evidence": {subject.label},
		"message": $`every pod without a service account of its own has {input.object.roleRef.kind} "{input.object.roleRef.name}" as {subject.label}`,
		"severity": rbac.binding_severity("high", "medium"),
	}
}

_default(subject) if {
	subject.kind == "ServiceAccount"
	subject.name == "default"
}

_default(subject) if {
	subject.kind == "User"
	regex.match(`^system:serviceaccount:[^:]+:default$`, subject.name)
}
