# METADATA
# title: Kubelet limits events to a trickle
# description: |
#   Events that the kubelet drops are missing where somebody looks for what happened on
#   a node. 0 is no limit, which benchmarks once forbade and now allow.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: info
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.8"]
#     cis-1.23: ["4.2.9"]
#     mitre: [T1562]
#     cwe: [CWE-778]
#   aliases:
#     trivy: [KCV-0087]
#     checkov: [CKV_K8S_147]
#     kubescape: [C-0180]
#     kube-bench: ["4.2.8"]
#   models: [components]
package kubevet["control-plane"]["kubelet-event-qps"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	rate := component.number(c, "event-qps")
	rate > 0
	rate < 5
	finding := component.at(c, "event-qps", $"the kubelet records at most {rate} events a second")
}
