# METADATA
# title: API server allows every request
# description: |
#   With AlwaysAllow every authenticated request, and every anonymous one where these
#   are accepted, may do anything. It is the default of a kube-apiserver that is given
#   neither --authorization-mode nor --authorization-config.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.6"]
#     cis-1.23: ["1.2.7"]
#     mitre: [T1078]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0007]
#     checkov: [CKV_K8S_74]
#     kubescape: [C-0118]
#     kube-bench: ["1.2.6"]
#   models: [components]
package kubevet["control-plane"]["apiserver-authorization-always-allow"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	"AlwaysAllow" in component.elements(c, "authorization-mode")
	finding := component.at(c, "authorization-mode", "kube-apiserver allows every request")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "authorization-mode")
	not component.has(c, "authorization-config")
	finding := component.absent(c, "kube-apiserver allows every request, its default")
}
