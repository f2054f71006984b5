# METADATA
# title: API server does not limit kubelets by the node authorizer
# description: |
#   Without the node authorizer kubelets need a role that all of them share: one stolen
#   kubelet credential then reads the Secrets of every node's pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.7"]
#     cis-1.23: ["1.2.8"]
#     mitre: [T1078]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0008]
#     checkov: [CKV_K8S_75]
#     kubescape: [C-0119]
#     kube-bench: ["1.2.7"]
#   models: [components]
package kubevet["control-plane"]["apiserver-authorization-node-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	modes := component.elements(c, "authorization-mode")
	count(modes) > 0
	not "Node" in modes
	not "AlwaysAllow" in modes
	finding := component.at(c, "authorization-mode", "kube-apiserver does not authorize by Node")
}
