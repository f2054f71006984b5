# METADATA
# title: Container has no CPU request
# description: |
#   The scheduler takes the container to need no CPU and puts it on nodes that have
#   none left; there it gets what others leave over, which under load is nothing.
#   Autoscalers compute nothing from it. The request of the whole pod counts from
#   Kubernetes 1.34 on, as do limits, defaults of a LimitRange and a
#   VerticalPodAutoscaler of the bundle. Init containers are not asked for one, as
#   what they use is free again when the others start. One finding names all such
#   containers of a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1496]
#     cwe: [CWE-770]
#   aliases:
#     kube-linter: [unset-cpu-requirements]
#     trivy: [KSV-0015]
#     checkov: [CKV_K8S_10]
#     kubescape: [C-0050, C-0268]
#     kube-score: [container-resources]
#     polaris: [cpuRequestsMissing]
#     kubesec: [RequestsCPU]
#     gatekeeper: [general/containerrequests, general/containerresources]
#     kyverno: [require-pod-requests-limits]
#     datree: [CONTAINERS_MISSING_CPU_REQUEST_KEY]
#   yields: [best-effort-pod]
#   models: [availability]
package kubevet.reliability["cpu-request-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	not workload.tests
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role in {"container", "sidecar"}
		not resources.requested(container, "cpu")
	]
	finding := workload.lacking(bad, [resources.field, "requests", "cpu"], "no CPU request")
}
