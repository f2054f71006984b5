# METADATA
# title: Controller manager listens on every address
# description: |
#   The port serves metrics and health to those who may get them, on every address of
#   the node. What only the node's own probes need can listen on the loopback address;
#   a Prometheus that scrapes it then needs another way.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.7"]
#     cis-1.23: ["1.3.7"]
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     trivy: [KCV-0039]
#     checkov: [CKV_K8S_113]
#     kubescape: [C-0150]
#     kube-bench: ["1.3.7"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-bind-address"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	address := component.setting(c, "bind-address")
	address != ""
	not component.loopback(address)
	finding := component.at(c, "bind-address", "kube-controller-manager listens on an address of the node")
}

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.missing(c, "bind-address")
	finding := component.absent(c, "kube-controller-manager listens on every address of the node, its default")
}
