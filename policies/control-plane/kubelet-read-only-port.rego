# METADATA
# title: Kubelet serves its pods to everybody
# description: |
#   The read-only port tells whoever reaches it the specifications of all pods of the
#   node, environment variables included, without authentication. It is open by default
#   only for a kubelet that has no configuration file.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.4"]
#     cis-1.23: ["4.2.4"]
#     mitre: [T1613]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KCV-0082]
#     checkov: [CKV_K8S_141]
#     kubescape: [C-0175]
#     kube-bench: ["4.2.4"]
#   models: [components]
package kubevet["control-plane"]["kubelet-read-only-port"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	port := component.setting(c, "read-only-port")
	not port in {"", "0"}
	finding := component.at(c, "read-only-port", "the kubelet serves its pods without authentication")
}

deny contains finding if {
	some c in component.named("kubelet")
	component.missing(c, "read-only-port")
	not component.has(c, "config")
	finding := component.absent(c, "the kubelet serves its pods without authentication, the default of a kubelet without --config")
}
