# METADATA
# title: Pod gets no time to end
# description: |
#   With a grace period of 0 the processes are killed at once: requests are cut off
#   and data is not written. And a grace period that is over before the preStop hook
#   has slept kills them in the middle of it. For a StatefulSet it also means that a
#   pod may run twice when its node does not answer.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
#     description: Termination of pods
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
#     description: StatefulSets, guarantees
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
package kubevet.reliability["termination-grace-period-zero"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	p.spec.terminationGracePeriodSeconds == 0
	finding := {
		"path": array.concat(p.path, ["terminationGracePeriodSeconds"]),
		"message": "the pod is killed at once: its grace period is 0",
	}
}

deny contains finding if {
	some container in pod.containers
	grace := object.get(container.pod.spec, "terminationGracePeriodSeconds", 30)
	grace > 0
	[field, seconds] := _sleep(container)
	seconds >= grace
	finding := {
		"path": pod.at(container, array.concat(["lifecycle", "preStop"], field)),
		"message": $"{container.name} is killed while its preStop hook sleeps for {seconds} of {grace} seconds",
	}
}

_sleep(container) := [["sleep", "seconds"], seconds] if {
	seconds := container.spec.lifecycle.preStop.sleep.seconds
} else := [["exec", "command"], to_number(seconds)] if {
	command := concat(" ", container.spec.lifecycle.preStop.exec.command)
	[[_, seconds]] := regex.find_all_string_submatch_n(`^(?:\S*sh -c |)(?:/bin/)?sleep ([0-9]+)s?$`, command, 1)
}
