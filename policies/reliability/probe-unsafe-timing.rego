# METADATA
# title: Probe is timed so that it restarts healthy containers
# description: |
#   One lost answer must not restart a container: a liveness probe with a failure
#   threshold of 1, or one that runs a command and leaves it the one second that is
#   the default, fails on a busy node while nothing is wrong. And a probe that may
#   take longer than the time between two is not run as often as it says, so that
#   failures are noticed later.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
#   - ref: https://kubernetes.io/blog/2020/12/08/kubernetes-1-20-release-announcement/#api-changes
#     description: Timeouts of exec probes are enforced
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
package kubevet.reliability["probe-unsafe-timing"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.spec.livenessProbe.failureThreshold == 1
	finding := {
		"path": pod.at(container, ["livenessProbe", "failureThreshold"]),
		"message": $"{container.name} is restarted when its liveness probe fails once",
	}
}

deny contains finding if {
	some container in pod.containers
	is_object(container.spec.livenessProbe.exec)
	not container.spec.livenessProbe.timeoutSeconds
	finding := {
		"path": pod.at(container, ["livenessProbe", "timeoutSeconds"]),
		"message": $"the command of the liveness probe of {container.name} has one second, which is the default",
	}
}

deny contains finding if {
	some container in pod.containers
	some field, noun in {"livenessProbe": "liveness", "readinessProbe": "readiness", "startupProbe": "startup"}
	timeout := container.spec[field].timeoutSeconds
	period := object.get(container.spec[field], "periodSeconds", 10)
	is_number(timeout)
	is_number(period)
	timeout > period
	finding := {
		"path": pod.at(container, [field, "timeoutSeconds"]),
		"message": $"the {noun} probe of {container.name} may take {timeout} seconds, and is due every {period}",
	}
}
