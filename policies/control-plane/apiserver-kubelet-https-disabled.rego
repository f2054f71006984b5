# METADATA
# title: API server is told how to speak to kubelets by a flag that is gone
# description: |
#   The connection to kubelets is always TLS. The flag that could turn it off is gone
#   since 1.22, and a server that is given it exits.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.23: ["1.2.4"]
#     mitre: [T1557]
#     cwe: [CWE-319]
#   aliases:
#     trivy: [KCV-0004]
#     checkov: [CKV_K8S_71]
#   models: [components]
package kubevet["control-plane"]["apiserver-kubelet-https-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"kubelet-https"}
	component.has(c, flag)
	finding := component.at(c, flag, $"kube-apiserver does not start: --{flag} is gone since 1.22")
}
