# METADATA
# title: Kubelet does not keep its iptables chains
# description: |
#   The chains that mark packets for masquerading are then made by nobody, and network
#   components that rely on them misbehave.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.6"]
#     cis-1.23: ["4.2.7"]
#     cwe: [CWE-1188]
#   aliases:
#     trivy: [KCV-0084]
#     checkov: [CKV_K8S_145]
#     kubescape: [C-0178]
#     kube-bench: ["4.2.6"]
#   models: [components]
package kubevet["control-plane"]["kubelet-iptables-chains-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.off(c, "make-iptables-util-chains")
	finding := component.at(c, "make-iptables-util-chains", "the kubelet does not keep its iptables chains")
}
