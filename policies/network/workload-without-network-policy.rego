# METADATA
# title: No network policy selects the pods of a workload
# description: |
#   A pod that no policy selects accepts connections from every pod of the cluster
#   and may open them to everywhere, so that one compromised pod reaches the rest.
#   It is less grave if only what the pod opens itself is unrestricted. Labels are
#   matched as Kubernetes does, in policies of Kubernetes, Cilium and Calico of the
#   same bundle. Pods on the network of their host are beyond network policies and
#   not reported, nor are templates whose labels are not known before they run.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
#     description: Network Policies, the two sorts of pod isolation
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Network separation and hardening]
#     mitre: [T1046]
#     cwe: [CWE-653]
#     soc2: [CC6.1, CC6.6, CC7.2]
#   aliases:
#     kube-linter: [non-isolated-pod]
#     checkov: [CKV2_K8S_6]
#     kubescape: [C-0030, C-0260]
#     kube-score: [pod-networkpolicy]
#     polaris: [missingNetworkPolicy]
#     kyverno: [require-netpol]
package kubevet.network["workload-without-network-policy"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network
import data.kubevet.lib.pod

deny contains finding if {
	not _labels_unknown
	some p in pod.pods
	not p.spec.hostNetwork == true
	labels := object.union(manifest.mapping(p.metadata, ["labels"]), _generated)
	open := [direction | some direction in ["Ingress", "Egress"]; not network.isolated(input.namespace, labels, direction)]
	count(open) > 0
	directions := lower(concat(" or ", open))
	finding := {
		"path": array.concat(array.slice(p.path, 0, count(p.path) - 1), ["metadata", "labels"]),
		"message": $"no network policy selects the pods for {directions}",
		"severity": _severity(open),
	}
}

_severity(open) := "low" if open == ["Egress"]

_severity(open) := "medium" if "Ingress" in open

# Tekton and Argo Workflows put the labels on at run time.
_labels_unknown if {
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	place.shape
}

# What controllers put on the pods they make, as far as it depends on names.
_generated := {"batch.kubernetes.io/job-name": manifest.name, "job-name": manifest.name} if {
	manifest.group_kind == "Job"
} else := {"serving.knative.dev/service": manifest.name} if {
	manifest.group_kind == "Service.serving.knative.dev"
} else := {"deploymentconfig": manifest.name} if {
	manifest.group_kind in {"DeploymentConfig", "DeploymentConfig.apps.openshift.io"}
} else := {}
