# METADATA
# title: API server serves profiles of itself
# description: |
#   The profiles under /debug/pprof show what the program does and cost time to make.
#   It is on by default, for those who may get nonResourceURLs.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.15"]
#     cis-1.23: ["1.2.18"]
#     mitre: [T1613]
#     cwe: [CWE-489]
#   aliases:
#     trivy: [KCV-0018]
#     checkov: [CKV_K8S_90]
#     kubescape: [C-0129]
#     kube-bench: ["1.2.15"]
#   models: [components]
package kubevet["control-plane"]["apiserver-profiling-enabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.on(c, "profiling")
	finding := component.at(c, "profiling", "kube-apiserver serves profiles of itself")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "profiling")
	finding := component.absent(c, "kube-apiserver serves profiles of itself, its default")
}
