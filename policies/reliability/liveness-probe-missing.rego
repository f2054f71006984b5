# METADATA
# title: Container has no liveness probe
# description: |
#   A program that hangs without ending is not started again. Many programs end when
#   they cannot go on, and need none; a probe that asks for too much restarts
#   healthy ones. So this is for teams that want one everywhere. Jobs, init
#   containers and the proxies of service meshes are not asked for one. One finding
#   names all such containers of a pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness, and startup probes
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [no-liveness-probe]
#     checkov: [CKV_K8S_8]
#     kubescape: [C-0056]
#     kube-score: [pod-probes]
#     polaris: [livenessProbeMissing]
#     gatekeeper: [general/requiredprobes]
#     kyverno: [require-probes]
#     datree: [CONTAINERS_MISSING_LIVENESSPROBE_KEY]
package kubevet.reliability["liveness-probe-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	workload.keeps_running
	some group in pod.groups
	bad := [container |
		some container in workload.lasting(group)
		not workload.probed(container, "livenessProbe")
	]
	finding := workload.lacking(bad, ["livenessProbe"], "no liveness probe")
}
