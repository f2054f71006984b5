# METADATA
# title: Container has no CPU limit
# description: |
#   The container may take all the CPU of the node that others do not request. That
#   is what many teams want, as a limit makes a program wait while the node idles,
#   so this is for those who sell CPU by the piece, or run programs of strangers.
#   The limit of the whole pod counts from Kubernetes 1.34 on, as does the default
#   of a LimitRange of the bundle. One finding names all such containers of a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     nsa-1.2: ["Network separation: resource policies"]
#     mitre: [T1496]
#     cwe: [CWE-770]
#   aliases:
#     kube-linter: [unset-cpu-requirements]
#     trivy: [KSV-0011]
#     checkov: [CKV_K8S_11]
#     kubescape: [C-0009, C-0050, C-0270]
#     kube-score: [container-resources]
#     polaris: [cpuLimitsMissing]
#     kubesec: [LimitsCPU]
#     gatekeeper: [general/containerlimits]
#     kyverno: [require-cpu-limits]
#     datree: [CONTAINERS_MISSING_CPU_LIMIT_KEY]
package kubevet.reliability["cpu-limit-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role != "ephemeral"
		not resources.limited(container, "cpu")
	]
	finding := workload.lacking(bad, [resources.field, "limits", "cpu"], "no CPU limit")
}
