# METADATA
# title: Kubelet never ends idle streams
# description: |
#   On the command line 0 keeps idle exec and port-forward streams open for ever; in a
#   configuration file it is the unset value, which means four hours. Kubelets of today
#   no longer read it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: info
#   profile: optional
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.5"]
#     cis-1.23: ["4.2.5"]
#     mitre: [T1499]
#     cwe: [CWE-613]
#   aliases:
#     trivy: [KCV-0085]
#     checkov: [CKV_K8S_143]
#     kubescape: [C-0176]
#     kube-bench: ["4.2.5"]
#   models: [components]
package kubevet["control-plane"]["kubelet-streaming-timeout-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	c.carrier != "file"
	component.seconds(component.setting(c, "streaming-connection-idle-timeout")) == 0
	finding := component.at(c, "streaming-connection-idle-timeout", "idle streams are never ended")
}
