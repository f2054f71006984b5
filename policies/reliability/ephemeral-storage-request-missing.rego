# METADATA
# title: Container has no request for ephemeral storage
# description: |
#   The scheduler does not see that the container writes to the disk of the node, in
#   logs, its file system or emptyDir volumes, and may put it where there is no
#   room. Few workloads need it; for teams whose nodes run out of disk. The default
#   of a LimitRange of the bundle counts. One finding names all such containers of a
#   pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
#     description: Local ephemeral storage
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     kube-score: [container-ephemeral-storage-request-and-limit]
#   models: [availability]
package kubevet.reliability["ephemeral-storage-request-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role in {"container", "sidecar"}
		not resources.requested(container, "ephemeral-storage")
	]
	finding := workload.lacking(bad, [resources.field, "requests", "ephemeral-storage"], "no ephemeral-storage request")
}
