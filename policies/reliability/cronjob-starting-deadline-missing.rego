# METADATA
# title: Missed runs of a CronJob are made up for at any time
# description: |
#   When the controller could not start a run in time, because the control plane was
#   down or a run before took too long, it starts it as soon as it can, however
#   late: a job of the night then runs at noon. With startingDeadlineSeconds a run
#   that is too late is left out. For jobs whose time matters.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
#     description: Deadline for delayed Job start
# custom:
#   severity: low
#   profile: optional
#   kinds: [CronJob]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-score: [cronjob-has-deadline]
#     datree: [CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY]
package kubevet.reliability["cronjob-starting-deadline-missing"]

deny contains finding if {
	not is_number(object.get(input.object, ["spec", "startingDeadlineSeconds"], null))
	finding := {
		"path": ["spec", "startingDeadlineSeconds"],
		"message": "a run that was missed may start at any time later",
	}
}
