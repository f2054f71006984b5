# METADATA
# title: Kubelet changes kernel settings of the node
# description: |
#   A kubelet that finds kernel settings other than its own changes them. With
#   protectKernelDefaults it stops instead, so that the node's hardening is not undone
#   unseen. The CIS benchmark dropped it after 1.8.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.23: ["4.2.6"]
#     cwe: [CWE-1188]
#   aliases:
#     trivy: [KCV-0083]
#     checkov: [CKV_K8S_144]
#     kubescape: [C-0177]
#   models: [components]
package kubevet["control-plane"]["kubelet-protect-kernel-defaults"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.off(c, "protect-kernel-defaults")
	finding := component.at(c, "protect-kernel-defaults", "the kubelet changes kernel settings of the node")
}
