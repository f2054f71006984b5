# METADATA
# title: Kubelet registers under another name
# description: |
#   A node whose name is not its host's is harder to tell in certificates and logs.
#   Cloud providers need it in some set-ups.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.7"]
#     cis-1.23: ["4.2.8"]
#     cwe: [CWE-290]
#   aliases:
#     trivy: [KCV-0086]
#     checkov: [CKV_K8S_146]
#     kubescape: [C-0179]
#     kube-bench: ["4.2.7"]
#   models: [components]
package kubevet["control-plane"]["kubelet-hostname-override"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.setting(c, "hostname-override") != ""
	finding := component.at(c, "hostname-override", "the kubelet registers under another name than its host's")
}
