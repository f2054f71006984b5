# METADATA
# title: Kubernetes Dashboard is deployed
# description: |
#   The dashboard is a web server with the power of its service account and of
#   everyone who signs in, and has been the way into many clusters that left it
#   open. It is archived, and most of what it is used for needs no server in the
#   cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
#     description: Deploy and access the Kubernetes Dashboard
#   - ref: https://github.com/kubernetes/dashboard
#     description: Kubernetes Dashboard, archived
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     stig: [V-242395]
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     checkov: [CKV_K8S_33]
#     kubescape: [C-0014]
#     kube-bench: ["gke-1.0:6.10.1", "eks-stig-kubernetes-v1r6:V-242395"]
package kubevet.images["kubernetes-dashboard-deployed"]

import data.kubevet.lib.imageuse
import data.kubevet.lib.pod

deny contains finding if {
	some use in _dashboards
	finding := {
		"path": use.path,
		"message": $"{use.label}, which is the Kubernetes Dashboard",
	}
}

# Whatever its image is called, its manifests label it.
deny contains finding if {
	count(_dashboards) == 0
	some p in pod.pods
	not p.partial
	some label in ["k8s-app", "app.kubernetes.io/name"]
	p.metadata.labels[label] == "kubernetes-dashboard"
	finding := {
		"path": array.concat(p.metadata_path, ["labels", label]),
		"message": "the labels of the pods are those of the Kubernetes Dashboard",
	}
}

_dashboards := [use |
	some use in imageuse.images
	_dashboard(use)
]

_dashboard(use) if startswith(use.base, "kubernetes-dashboard")

_dashboard(use) if use.leaf in {"kubernetesui/dashboard", "kubernetesui/dashboard-api", "kubernetesui/dashboard-auth", "kubernetesui/dashboard-web"}
