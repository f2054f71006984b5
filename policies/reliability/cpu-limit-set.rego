# METADATA
# title: Container has a CPU limit
# description: |
#   The kernel makes a container that has used up its limit wait for the rest of
#   each tenth of a second, also while the node has nothing else to do: answers take
#   longer for no gain. Its request alone already gives it its share. For teams that
#   have decided against such limits. What the Guaranteed class needs, a limit that
#   equals the request, is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/
#     description: CPU management policies
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [forbid-cpu-limits]
#     datree: [EKS_INVALID_CPU_LIMIT]
#   fix: {remove: true, safe: true}
package kubevet.reliability["cpu-limit-set"]

import data.kubevet.lib.pod
import data.kubevet.lib.quantity
import data.kubevet.lib.resources

deny contains finding if {
	some container in pod.containers
	limit := container.spec[resources.field].limits.cpu
	not is_null(limit)
	not quantity.nano(object.get(container.spec, [resources.field, "requests", "cpu"], limit)) == quantity.nano(limit)
	finding := {
		"path": pod.at(container, [resources.field, "limits", "cpu"]),
		"message": $"{container.name} has a CPU limit",
	}
}
