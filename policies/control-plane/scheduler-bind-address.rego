# METADATA
# title: Scheduler listens on every address
# description: |
#   The port serves metrics and health to those who may get them, on every address of
#   the node. What only the node's own probes need can listen on the loopback address;
#   a Prometheus that scrapes it then needs another way.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
#     description: kube-scheduler, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-scheduler]
#   compliance:
#     cis-1.12: ["1.4.2"]
#     cis-1.23: ["1.4.2"]
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     trivy: [KCV-0041]
#     checkov: [CKV_K8S_115]
#     kubescape: [C-0152]
#     kube-bench: ["1.4.2"]
#   models: [components]
package kubevet["control-plane"]["scheduler-bind-address"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-scheduler")
	address := component.setting(c, "bind-address")
	address != ""
	not component.loopback(address)
	finding := component.at(c, "bind-address", "kube-scheduler listens on an address of the node")
}

deny contains finding if {
	some c in component.named("kube-scheduler")
	component.missing(c, "bind-address")
	finding := component.absent(c, "kube-scheduler listens on every address of the node, its default")
}
