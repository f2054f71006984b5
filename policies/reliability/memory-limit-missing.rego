# METADATA
# title: Container has no memory limit
# description: |
#   Nothing bounds the memory that the container can take. A leak or an attack that
#   makes it grow uses up the memory of the node, where the kernel then kills
#   processes of other pods and the kubelet evicts pods. A limit for the whole pod
#   counts from Kubernetes 1.34 on, and so does the default of a LimitRange in the
#   namespace. Ephemeral containers cannot have limits.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     nsa-1.2: ["Network separation: resource policies"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kube-linter: [unset-memory-requirements]
#     trivy: [KSV-0018]
#     checkov: [CKV_K8S_13]
#     kubescape: [C-0004, C-0009, C-0271]
#     kube-score: [container-resources]
#     polaris: [memoryLimitsMissing]
#     kubesec: [LimitsMemory]
#     gatekeeper: [general/containerlimits, general/containerresources]
#     kyverno: [require-pod-requests-limits]
#     datree: [CONTAINERS_MISSING_MEMORY_LIMIT_KEY]
package kubevet.reliability["memory-limit-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources

deny contains finding if {
	some container in pod.containers
	container.role != "ephemeral"
	not resources.limited(container, "memory")
	finding := {
		"path": pod.at(container, [resources.field, "limits", "memory"]),
		"message": $"{container.name} has no memory limit",
	}
}
