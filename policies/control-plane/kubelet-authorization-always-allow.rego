# METADATA
# title: Kubelet allows every request
# description: |
#   Every request that is authenticated, and every anonymous one where these are
#   accepted, may run commands in the pods of the node. AlwaysAllow is the default only
#   for a kubelet that has no configuration file.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.2"]
#     cis-1.23: ["4.2.2"]
#     mitre: [T1609]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0080]
#     checkov: [CKV_K8S_139]
#     kubescape: [C-0173]
#     kube-bench: ["4.2.2"]
#   models: [components]
package kubevet["control-plane"]["kubelet-authorization-always-allow"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.setting(c, "authorization-mode") == "AlwaysAllow"
	finding := component.at(c, "authorization-mode", "the kubelet allows every request")
}

deny contains finding if {
	some c in component.named("kubelet")
	component.missing(c, "authorization-mode")
	not component.has(c, "config")
	finding := component.absent(c, "the kubelet allows every request, the default of a kubelet without --config")
}
