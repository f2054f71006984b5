# METADATA
# title: Restart policy is refused for this kind of workload
# description: |
#   Pods that are to run on have the restart policy Always, which is the default,
#   and those of a Job Never or OnFailure, for which it has no default. The API
#   server refuses everything else.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template
#     description: Jobs, pod template
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Deployments, strategy
# custom:
#   severity: high
#   profile: recommended
#   kinds: [CronJob, DaemonSet, Deployment, Job, ReplicaSet, ReplicationController, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [restart-policy]
#     kube-score: [cronjob-restartpolicy]
#     datree: [WORKLOAD_INCORRECT_RESTARTPOLICY_VALUE_ALWAYS]
#   yields: [invalid-enum-value]
package kubevet.reliability["restart-policy-invalid"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	input.object.kind in {"CronJob", "Job"}
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	some p in pod.pods
	policy := object.get(p.spec, "restartPolicy", "Always")
	not policy in {"Never", "OnFailure"}
	finding := {
		"path": array.concat(p.path, ["restartPolicy"]),
		"message": $`the restart policy of a Job is "{policy}", which must be Never or OnFailure`,
	}
}

deny contains finding if {
	not input.object.kind in {"CronJob", "Job"}
	some p in pod.pods
	policy := p.spec.restartPolicy
	not policy in {"Always", null, ""}
	finding := {
		"path": array.concat(p.path, ["restartPolicy"]),
		"message": $`the restart policy of a {input.object.kind} is "{policy}", which must be Always`,
	}
}
