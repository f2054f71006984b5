# METADATA
# title: Kubelet does not renew its serving certificate
# description: |
#   The feature gate turns the renewal of serving certificates off, so that
#   serverTLSBootstrap has no effect after the first one.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.11"]
#     cis-1.23: ["4.2.12"]
#     mitre: [T1649]
#     cwe: [CWE-324]
#   aliases:
#     trivy: [KCV-0091]
#     checkov: [CKV_K8S_112]
#     kubescape: [C-0183]
#     kube-bench: ["4.2.11"]
#   models: [components]
package kubevet["control-plane"]["kubelet-rotate-server-certificate-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.is_false(component.gate(c, "RotateKubeletServerCertificate"))
	finding := component.at(c, "feature-gates", "the kubelet does not renew its serving certificate")
}
