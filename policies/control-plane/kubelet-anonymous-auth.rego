# METADATA
# title: Kubelet answers anonymous requests
# description: |
#   Whoever reaches the port of the kubelet runs commands in its pods, unless
#   authorization stops them. Anonymous requests are on by default only for a kubelet
#   that has no configuration file.
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
#     cis-1.12: ["4.2.1"]
#     cis-1.23: ["4.2.1"]
#     mitre: [T1609]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KCV-0079]
#     checkov: [CKV_K8S_138]
#     kubescape: [C-0069, C-0172]
#     kube-bench: ["4.2.1"]
#   models: [components]
package kubevet["control-plane"]["kubelet-anonymous-auth"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	component.on(c, "anonymous-auth")
	finding := component.at(c, "anonymous-auth", "the kubelet answers anonymous requests")
}

deny contains finding if {
	some c in component.named("kubelet")
	component.missing(c, "anonymous-auth")
	not component.has(c, "config")
	finding := component.absent(c, "the kubelet answers anonymous requests, the default of a kubelet without --config")
}
