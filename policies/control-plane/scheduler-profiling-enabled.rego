# METADATA
# title: Scheduler serves profiles of itself
# description: |
#   The profiles under /debug/pprof show what the program does and cost time to make.
#   It is on by default, for those who may get nonResourceURLs.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
#     description: kube-scheduler, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-scheduler]
#   compliance:
#     cis-1.12: ["1.4.1"]
#     mitre: [T1613]
#     cwe: [CWE-489]
#   aliases:
#     trivy: [KCV-0040]
#     checkov: [CKV_K8S_114]
#     kubescape: [C-0151]
#     kube-bench: ["1.4.1"]
#   models: [components]
package kubevet["control-plane"]["scheduler-profiling-enabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-scheduler")
	component.on(c, "profiling")
	finding := component.at(c, "profiling", "kube-scheduler serves profiles of itself")
}

deny contains finding if {
	some c in component.named("kube-scheduler")
	component.missing(c, "profiling")
	not component.has(c, "config")
	finding := component.absent(c, "kube-scheduler serves profiles of itself, its default")
}
