# METADATA
# title: Controller manager serves profiles of itself
# description: |
#   The profiles under /debug/pprof show what the program does and cost time to make.
#   It is on by default, for those who may get nonResourceURLs.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.2"]
#     mitre: [T1613]
#     cwe: [CWE-489]
#   aliases:
#     trivy: [KCV-0034]
#     checkov: [CKV_K8S_107]
#     kubescape: [C-0145]
#     kube-bench: ["1.3.2"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-profiling-enabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.on(c, "profiling")
	finding := component.at(c, "profiling", "kube-controller-manager serves profiles of itself")
}

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.missing(c, "profiling")
	finding := component.absent(c, "kube-controller-manager serves profiles of itself, its default")
}
