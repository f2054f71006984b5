# METADATA
# title: API server trusts no client certificate
# description: |
#   Kubelets and the other components authenticate by client certificates. Without the
#   CA they cannot, or do so by tokens that live longer.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.25"]
#     cis-1.23: ["1.2.28"]
#     mitre: [T1078]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0028]
#     kubescape: [C-0139]
#     kube-bench: ["1.2.25"]
#   models: [components]
package kubevet["control-plane"]["apiserver-client-ca-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"client-ca-file"}
	component.missing(c, flag)
	finding := component.absent(c, $"no client certificate is accepted: --{flag} is not set")
}
