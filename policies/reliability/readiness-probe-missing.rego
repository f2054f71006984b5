# METADATA
# title: Served container has no readiness probe
# description: |
#   A Service sends requests to the pod as soon as its containers have started,
#   whether or not the program in them answers yet, and goes on doing so when it no
#   longer does: every rollout and every stall loses requests. Only containers are
#   judged that a Service of the bundle leads to. Knative makes a probe of its own,
#   and a service mesh probes its proxy. One finding names all such containers of a
#   pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness, and startup probes
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [no-readiness-probe]
#     checkov: [CKV_K8S_9]
#     kubescape: [C-0018]
#     kube-score: [pod-probes]
#     polaris: [readinessProbeMissing]
#     gatekeeper: [general/requiredprobes]
#     kyverno: [require-probes]
#     datree: [CONTAINERS_MISSING_READINESSPROBE_KEY]
#   models: [availability]
package kubevet.reliability["readiness-probe-missing"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	workload.keeps_running
	not endswith(manifest.group_kind, ".serving.knative.dev")
	some group in pod.groups
	bad := [container |
		some container in workload.lasting(group)
		availability.served(container)
		not workload.probed(container, "readinessProbe")
	]
	finding := workload.lacking(bad, ["readinessProbe"], "no readiness probe, though a Service leads there")
}
