# METADATA
# title: Pod is assigned to a node by name
# description: |
#   A pod with nodeName goes past the scheduler to that node's kubelet: taints do
#   not keep it off, resources are not weighed, and it stays stuck when the node is
#   gone. Whoever may create pods so chooses a node, also one of the control plane,
#   to run on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
#     description: Assigning pods to nodes, nodeName
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [restrict-node-selection]
package kubevet.pods["node-name-pinned"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	is_string(p.spec.nodeName)
	p.spec.nodeName != ""
	finding := {
		"path": array.concat(p.path, ["nodeName"]),
		"message": $`the pod is assigned to node "{p.spec.nodeName}" by name`,
	}
}
