# METADATA
# title: Job has no deadline
# description: |
#   A job, or a pod of its own, that hangs keeps running and keeps what it holds of
#   the node until somebody notices: a stuck program, and an intruder's as well.
#   With activeDeadlineSeconds Kubernetes ends it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
#     description: Job termination and cleanup
# custom:
#   severity: info
#   profile: optional
#   kinds: [Pod, Job, CronJob]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     kyverno: [enforce-pod-duration]
package kubevet.pods["pod-lifetime-unbounded"]

import data.kubevet.lib.manifest

deny contains finding if {
	spec := object.get(input.object, _spec, {})
	is_object(spec)
	not _bounded(spec)
	finding := {
		"path": array.concat(_spec, ["activeDeadlineSeconds"]),
		"message": "nothing bounds how long the pods run",
	}
}

_spec := {
	"Pod": ["spec"],
	"Job": ["spec"],
	"CronJob": ["spec", "jobTemplate", "spec"],
}[input.object.kind]

_bounded(spec) if is_number(spec.activeDeadlineSeconds)

_bounded(spec) if is_number(spec.template.spec.activeDeadlineSeconds)

_bounded(_) if count(manifest.list(input.object, ["metadata", "ownerReferences"])) > 0
