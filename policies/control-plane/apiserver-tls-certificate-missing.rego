# METADATA
# title: API server makes its own certificate
# description: |
#   Without --tls-cert-file and --tls-private-key-file the server signs a certificate
#   itself, which no client can verify: either clients skip verification or they cannot
#   connect.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.24"]
#     cis-1.23: ["1.2.27"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0027]
#     checkov: [CKV_K8S_100]
#     kubescape: [C-0138]
#     kube-bench: ["1.2.24"]
#   models: [components]
package kubevet["control-plane"]["apiserver-tls-certificate-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"tls-cert-file", "tls-private-key-file"}
	component.missing(c, flag)
	not component.has(c, "tls-sni-cert-key")
	finding := component.absent(c, "kube-apiserver signs its serving certificate itself")
}
