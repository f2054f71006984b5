# METADATA
# title: Pod requests nothing of its node
# description: |
#   No container of the pod has a request or a limit for CPU or memory, so it is in
#   the class BestEffort: it runs on what the others leave over, and is the first
#   that is evicted or killed when its node runs out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
#     description: Pod quality of service classes
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
#     description: Node-pressure eviction
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kyverno: [require-qos-burstable]
#   models: [availability]
package kubevet.reliability["best-effort-pod"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	not workload.tests
	some group in pod.groups
	running := [container |
		some container in group.containers
		container.role != "ephemeral"
	]
	some first in running
	first.path == running[0].path
	every container in running {
		not resources.requested(container, "cpu")
		not resources.requested(container, "memory")
	}
	lacking := workload.lacking(running, [resources.field], "no requests, so the pod is in the class BestEffort")
	finding := object.union(object.remove(lacking, ["evidence"]), {"scope": group.pod.path})
}
