# METADATA
# title: Kubelet does not renew its client certificate
# description: |
#   The node drops out of the cluster when the certificate ends, and until then a
#   stolen one stays good for its whole time.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.10"]
#     cis-1.23: ["4.2.11"]
#     mitre: [T1649]
#     cwe: [CWE-324]
#   aliases:
#     trivy: [KCV-0090]
#     checkov: [CKV_K8S_149]
#     kubescape: [C-0182]
#     kube-bench: ["4.2.10"]
#   models: [components]
package kubevet["control-plane"]["kubelet-rotate-certificates-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.off(c, "rotate-certificates")
	finding := component.at(c, "rotate-certificates", "the kubelet does not renew its client certificate")
}
