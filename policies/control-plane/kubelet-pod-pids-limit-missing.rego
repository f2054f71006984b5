# METADATA
# title: Pods may start any number of processes
# description: |
#   One pod with a fork bomb exhausts the process IDs of the node, and all pods on it
#   suffer.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/pid-limiting/
#     description: Process ID limits and reservations
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.13"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kubescape: [C-0284]
#     kube-bench: ["4.2.13"]
#   models: [components]
package kubevet["control-plane"]["kubelet-pod-pids-limit-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	input.object.kind == "KubeletConfiguration"
	_unlimited(c)
	finding := {"path": ["podPidsLimit"], "message": "pods may start any number of processes"}
}

_unlimited(c) if not component.has(c, "pod-max-pids")

_unlimited(c) if component.number(c, "pod-max-pids") <= 0
