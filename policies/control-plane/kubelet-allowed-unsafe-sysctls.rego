# METADATA
# title: Kubelet allows a group of unsafe sysctls
# description: |
#   Pods may set every kernel setting of the group, with effects on other pods of the
#   node.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#     description: Using sysctls in a cluster
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-250]
#   models: [components]
package kubevet["control-plane"]["kubelet-allowed-unsafe-sysctls"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	some pattern in component.elements(c, "allowed-unsafe-sysctls")
	endswith(pattern, "*")
	finding := component.at(c, "allowed-unsafe-sysctls", $"pods may set every sysctl that matches {pattern}")
}
