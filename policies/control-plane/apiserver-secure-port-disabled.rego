# METADATA
# title: API server is given no port
# description: |
#   kube-apiserver has no other port and refuses 0: it exits at start.
# related_resources:
#   - ref: https://github.com/kubernetes/apiserver/blob/v0.37.0/pkg/server/options/serving.go
#     description: k8s.io/apiserver, serving options
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.23: ["1.2.17"]
#     cwe: [CWE-319]
#   aliases:
#     trivy: [KCV-0017]
#     checkov: [CKV_K8S_89]
#     kubescape: [C-0128]
#   models: [components]
package kubevet["control-plane"]["apiserver-secure-port-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.setting(c, "secure-port") == "0"
	finding := component.at(c, "secure-port", "kube-apiserver does not start: port 0 is refused")
}
