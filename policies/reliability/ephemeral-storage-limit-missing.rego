# METADATA
# title: Container has no limit for ephemeral storage
# description: |
#   Nothing bounds what the container writes to the disk of the node, in logs, its
#   file system or emptyDir volumes. When the disk is full the kubelet evicts pods,
#   not always the one that filled it. Nearly no published manifest sets it, so this
#   is for teams that run programs of others. The default of a LimitRange of the
#   bundle counts. One finding names all such containers of a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
#     description: Local ephemeral storage
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: low
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kube-score: [container-ephemeral-storage-request-and-limit]
#     gatekeeper: [general/ephemeralstoragelimit]
#     kyverno: [require-emptydir-requests-limits]
package kubevet.reliability["ephemeral-storage-limit-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role != "ephemeral"
		not resources.limited(container, "ephemeral-storage")
	]
	finding := workload.lacking(bad, [resources.field, "limits", "ephemeral-storage"], "no ephemeral-storage limit")
}
