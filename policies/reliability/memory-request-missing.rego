# METADATA
# title: Container has no memory request
# description: |
#   The scheduler takes the container to need no memory and fills the node with it.
#   When the node runs out, the kubelet evicts first the pods that use more than
#   they requested, and the kernel kills their processes first. The request of the
#   whole pod counts from Kubernetes 1.34 on, as do limits, defaults of a LimitRange
#   and a VerticalPodAutoscaler of the bundle. Init containers are not asked for
#   one, as what they use is free again when the others start. One finding names all
#   such containers of a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
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
#     kube-linter: [unset-memory-requirements]
#     trivy: [KSV-0016]
#     checkov: [CKV_K8S_12]
#     kubescape: [C-0004, C-0269]
#     kube-score: [container-resources]
#     polaris: [memoryRequestsMissing]
#     kubesec: [RequestsMemory]
#     gatekeeper: [general/containerrequests, general/containerresources]
#     kyverno: [require-pod-requests-limits]
#     datree: [CONTAINERS_MISSING_MEMORY_REQUEST_KEY]
#   yields: [best-effort-pod]
#   models: [availability]
package kubevet.reliability["memory-request-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	not workload.tests
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role in {"container", "sidecar"}
		not resources.requested(container, "memory")
	]
	finding := workload.lacking(bad, [resources.field, "requests", "memory"], "no memory request")
}
