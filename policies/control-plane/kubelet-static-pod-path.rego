# METADATA
# title: Kubelet runs static pods
# description: |
#   Whoever writes to the directory runs pods past the API server. Control planes need
#   it; workers seldom do.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
#     description: Create static pods
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: info
#   profile: optional
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-1188]
#   models: [components]
package kubevet["control-plane"]["kubelet-static-pod-path"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.setting(c, "pod-manifest-path") != ""
	finding := component.at(c, "pod-manifest-path", "the kubelet runs the pods of a directory")
}
