# METADATA
# title: Liveness probe waits long for a slow start
# description: |
#   The liveness probe begins more than a minute after the container has started, so
#   that for this long nothing notices a container that hangs, after every restart;
#   and a start that takes longer still is killed again and again. A startup probe
#   holds the liveness probe back just as long as the start takes.
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
package kubevet.reliability["startup-probe-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	some container in pod.containers
	delay := container.spec.livenessProbe.initialDelaySeconds
	is_number(delay)
	delay > 60
	not workload.probed(container, "startupProbe")
	finding := {
		"path": pod.at(container, ["startupProbe"]),
		"message": $"{container.name} has no startup probe, and its liveness probe waits {delay} seconds",
	}
}
