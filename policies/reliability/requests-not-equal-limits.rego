# METADATA
# title: Pod is not in the class Guaranteed
# description: |
#   Only a pod whose every container has limits for CPU and memory that equal its
#   requests is in the class Guaranteed: it is the last to be evicted, and can be
#   given CPUs of its own. For workloads that must not be disturbed; most do better
#   without a CPU limit. One finding names all containers of a pod that keep it out
#   of the class.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
#     description: Pod quality of service classes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     kube-score: [container-resource-requests-equal-limits, container-cpu-requests-equal-limits, container-memory-requests-equal-limits, container-ephemeral-storage-request-equals-limit]
#     kyverno: [memory-requests-equal-limits, require-qos-guaranteed]
#     datree: [EKS_INVALID_MEMORY_REQUEST_LIMIT]
package kubevet.reliability["requests-not-equal-limits"]

import data.kubevet.lib.pod
import data.kubevet.lib.quantity
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some group in pod.groups
	not _guaranteed_as_a_whole(group.pod)
	bad := [container |
		some container in group.containers
		container.role != "ephemeral"
		not _guaranteed(container)
	]
	finding := workload.lacking(bad, [resources.field], "no limits for CPU and memory that equal the requests")
}

_guaranteed(container) if {
	every resource in ["cpu", "memory"] {
		limit := container.spec[resources.field].limits[resource]
		quantity.nano(limit) > 0
		quantity.nano(object.get(container.spec, [resources.field, "requests", resource], limit)) == quantity.nano(limit)
	}
}

# Requests and limits of the pod decide alone if it has any.
_guaranteed_as_a_whole(p) if {
	every resource in ["cpu", "memory"] {
		limit := p.resources.limits[resource]
		quantity.nano(object.get(p.resources, ["requests", resource], limit)) == quantity.nano(limit)
	}
}
