# METADATA
# title: No network policy selects the pods of a workload
# description: |
#   A pod that no policy selects accepts connections from every pod of the cluster
#   and may open them to everywhere, so that one compromised pod reaches the rest.
#   It is less severe if only what the pod opens itself is unrestricted. Labels are
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
#   models: [network]
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

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	not network.declared(input.namespace)
	not _labels_unknown
	some pod in network.pods
	not pod.host
	open := [direction | some direction in ["ingress", "egress"]; pod[direction] == "no"]
	count(open) > 0
	directions := concat(" or ", open)
	finding := bundle.hedged({
		"path": array.concat(array.slice(pod.path, 0, count(pod.path) - 1), ["metadata", "labels"]),
		"message": $"no network policy selects the pods for {directions}",
		"severity": _severity(open),
	})
}

_severity(open) := "low" if open == ["egress"]

_severity(open) := "medium" if "ingress" in open

# Tekton and Argo Workflows put the labels on at run time.
_labels_unknown if {
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	place.shape
}
