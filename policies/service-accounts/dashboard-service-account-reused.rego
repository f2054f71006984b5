# METADATA
# title: Service account of the Kubernetes Dashboard is used for something else
# description: |
#   A workload that is not the dashboard runs as its service account, or a binding
#   gives that account more than the dashboard's own role. The account is known by
#   name to attackers, and anyone who reaches a dashboard without signing in acts
#   with what it has.
# related_resources:
#   - ref: https://github.com/kubernetes/dashboard/blob/master/docs/user/access-control/README.md
#     description: Kubernetes Dashboard, access control
#   - ref: https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Access%20Kubernetes%20dashboard/
#     description: Threat Matrix for Kubernetes, access Kubernetes dashboard
# custom:
#   severity: high
#   profile: strict
#   kinds: [workload, RoleBinding, ClusterRoleBinding]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0014]
package kubevet["service-accounts"]["dashboard-service-account-reused"]

import data.kubevet.lib.imageuse
import data.kubevet.lib.manifest
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	identity.name == "kubernetes-dashboard"
	not _dashboard(identity.pod)
	finding := {
		"path": identity.path,
		"message": `the pod runs as service account "kubernetes-dashboard" and is not the dashboard`,
	}
}

deny contains finding if {
	some i, subject in manifest.list(input.object, ["subjects"])
	subject.kind == "ServiceAccount"
	subject.name == "kubernetes-dashboard"
	role := input.object.roleRef.name
	not startswith(role, "kubernetes-dashboard")
	role != "cluster-admin" # which cluster-admin-binding reports
	finding := {
		"path": ["subjects", i],
		"message": $`{input.object.roleRef.kind} "{role}" is bound to service account "kubernetes-dashboard"`,
	}
}

_dashboard(p) if {
	some use in imageuse.images
	use.container.pod.path == p.path
	_image(use)
}

_dashboard(p) if {
	some label in ["k8s-app", "app.kubernetes.io/name", "app.kubernetes.io/part-of"]
	startswith(p.metadata.labels[label], "kubernetes-dashboard")
}

_image(use) if startswith(use.base, "kubernetes-dashboard")

_image(use) if startswith(use.leaf, "kubernetesui/")
