# METADATA
# title: Pod has no controller
# description: |
#   Nobody starts the pod again when its node fails or is drained, and updates mean
#   to delete it: the application is gone until somebody notices. Pods that belong
#   to a controller, hooks and tests of Helm charts, and the pods of the cluster
#   itself in kube-system are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs
#     description: Configuration best practices, naked pods
# custom:
#   severity: low
#   profile: strict
#   kinds: [Pod]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-1059]
#   aliases:
#     kubescape: [C-0073]
#     kyverno: [cleanup-bare-pods, prevent-bare-pods]
#     datree: [K8S_INCORRECT_KIND_VALUE_POD]
package kubevet.pods["naked-pod"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "Pod"
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	input.namespace != "kube-system"
	annotations := manifest.mapping(input.object, ["metadata", "annotations"])
	not annotations["helm.sh/hook"]
	not annotations["kubernetes.io/config.mirror"]
	finding := {
		"path": ["kind"],
		"message": $`no controller looks after pod "{manifest.name}"`,
	}
}
