# METADATA
# title: Pod uses the node's network
# description: |
#   The pod's processes use the node's own network interfaces: they reach services
#   that listen on the node's loopback address only, such as the kubelet's and those
#   of node agents, and with the right capability can capture the traffic of other
#   pods. Most network plugins do not apply network policies to such a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host namespaces
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
#     description: Network policies, which have no defined effect on pods on the node's network
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostNamespaces]
#     cis-1.12: ["5.2.5"]
#     cis-1.23: ["5.2.5"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611, T1040]
#     cwe: [CWE-653]
#   aliases:
#     kube-linter: [host-network]
#     trivy: [KSV-0009]
#     checkov: [CKV_K8S_19, CKV_K8S_26]
#     kubescape: [C-0041]
#     polaris: [hostNetworkSet]
#     kubesec: [HostNetwork]
#     gatekeeper: [pod-security-policy/host-network-ports]
#     psa: [hostNamespaces]
#     kyverno: [disallow-host-namespaces]
#     kube-bench: ["5.2.5"]
#     datree: [CONTAINERS_INCORRECT_HOSTNETWORK_VALUE_TRUE]
#   fix: {remove: true}
package kubevet.pods["host-network"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	not p.windows # HostProcess pods must have it, which another rule reports
	p.spec.hostNetwork == true
	finding := {
		"path": array.concat(p.path, ["hostNetwork"]),
		"profile": nodeagent.profile(p, "network"),
		"message": "the pod uses the node's network",
	}
}
