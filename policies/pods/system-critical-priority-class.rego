# METADATA
# title: Pod has the priority of the cluster itself
# description: |
#   The two system classes are for what the cluster cannot run without. Another pod
#   with that priority evicts the pods of others to make room for itself and is the
#   last to go when a node runs out of memory, before DNS and the network. Agents
#   that run on every node, and pods in kube-system, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
#     description: Pod priority and preemption
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-269]
#   fix: {remove: true}
package kubevet.pods["system-critical-priority-class"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	input.namespace != "kube-system"
	not regex.match(`^DaemonSet(\.|$)`, manifest.group_kind)
	some p in pod.pods
	p.spec.priorityClassName in {"system-cluster-critical", "system-node-critical"}
	finding := {
		"path": array.concat(p.path, ["priorityClassName"]),
		"message": $`the pod has the priority class "{p.spec.priorityClassName}" outside kube-system`,
	}
}
