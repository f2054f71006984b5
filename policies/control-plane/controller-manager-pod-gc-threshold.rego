# METADATA
# title: Terminated pods are never removed
# description: |
#   0 turns the collection of terminated pods off: their objects pile up in etcd. The
#   default keeps 12,500.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: info
#   profile: strict
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.1"]
#     cis-1.23: ["1.3.1"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     trivy: [KCV-0033]
#     checkov: [CKV_K8S_106]
#     kubescape: [C-0144]
#     kube-bench: ["1.3.1"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-pod-gc-threshold"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	value := component.number(c, "terminated-pod-gc-threshold")
	value <= 0
	finding := component.at(c, "terminated-pod-gc-threshold", "terminated pods are never removed")
}
