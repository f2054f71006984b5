# METADATA
# title: kube-proxy serves metrics on every address
# description: |
#   The metrics tell whoever reaches the node of its Services and connections, without
#   authentication.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
#     description: KubeProxyConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-proxy]
#   compliance:
#     cis-1.12: ["4.3.1"]
#     mitre: [T1613]
#     cwe: [CWE-668]
#   aliases:
#     kubescape: [C-0291]
#     kube-bench: ["4.3.1"]
#   models: [components]
package kubevet["control-plane"]["kube-proxy-metrics-exposed"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-proxy")
	address := component.setting(c, "metrics-bind-address")
	address != ""
	not component.loopback(regex.replace(address, `:\d+$`, ""))
	finding := component.at(c, "metrics-bind-address", "kube-proxy serves metrics on every address of the node")
}
