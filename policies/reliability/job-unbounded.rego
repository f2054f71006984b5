# METADATA
# title: Nothing ends a Job that hangs
# description: |
#   A program that waits for ever keeps its Job running, and keeps what it holds of
#   the node; a CronJob that forbids runs beside each other then never runs again.
#   backoffLimit counts pods that fail, not time; with activeDeadlineSeconds, of the
#   Job or of its pods, Kubernetes ends it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
#     description: Job termination and cleanup
# custom:
#   severity: low
#   profile: strict
#   kinds: [CronJob, Job]
#   compliance:
#     mitre: [T1496]
#     cwe: [CWE-770]
package kubevet.reliability["job-unbounded"]

import data.kubevet.lib.manifest

deny contains finding if {
	spec := _spec.value
	is_object(spec)
	not _bounded(spec)
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	finding := {
		"path": array.concat(_spec.path, ["activeDeadlineSeconds"]),
		"message": $`nothing ends {input.object.kind} "{manifest.name}" if it hangs`,
	}
}

_spec := {"value": input.object.spec, "path": ["spec"]} if {
	input.object.kind == "Job"
} else := {"value": input.object.spec.jobTemplate.spec, "path": ["spec", "jobTemplate", "spec"]}

_bounded(spec) if is_number(spec.activeDeadlineSeconds)

_bounded(spec) if is_number(spec.template.spec.activeDeadlineSeconds)
