# METADATA
# title: Finished Job stays until somebody deletes it
# description: |
#   The Job and its pods stay in the cluster after they have ended, and so does each
#   one that is applied under another name. With ttlSecondsAfterFinished Kubernetes
#   deletes them. Not reported are Jobs that a CronJob, a hook of Helm or of Argo
#   CD, or another owner cleans up.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
#     description: Automatic cleanup for finished Jobs
# custom:
#   severity: low
#   profile: strict
#   kinds: [Job]
#   compliance:
#     cwe: [CWE-459]
#   aliases:
#     kube-linter: [job-ttl-seconds-after-finished]
#     kyverno: [add-ttl-jobs]
package kubevet.reliability["job-ttl-missing"]

import data.kubevet.lib.manifest
import data.kubevet.lib.workload

deny contains finding if {
	not is_number(object.get(input.object, ["spec", "ttlSecondsAfterFinished"], null))
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	not workload.hook
	finding := {
		"path": ["spec", "ttlSecondsAfterFinished"],
		"message": $`nothing deletes Job "{manifest.name}" after it has finished`,
	}
}
