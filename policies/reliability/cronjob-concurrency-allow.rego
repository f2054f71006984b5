# METADATA
# title: Runs of a CronJob may pile up
# description: |
#   The CronJob starts a run more often than once an hour and lets it run beside the
#   ones before, which is the default: when they hang, or take longer than the time
#   between two, more and more run at once, until the cluster is full or what they
#   use gives way. Forbid leaves a run out while another goes on; Replace ends the
#   other.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
#     description: Concurrency policy
# custom:
#   severity: low
#   profile: strict
#   kinds: [CronJob]
#   aliases:
#     datree: [CRONJOB_MISSING_CONCURRENCYPOLICY_KEY]
#   compliance:
#     cwe: [CWE-770]
#   fix: {set: Forbid}
package kubevet.reliability["cronjob-concurrency-allow"]

import data.kubevet.lib.schedule

deny contains finding if {
	object.get(input.object, ["spec", "concurrencyPolicy"], "Allow") in {"Allow", "", null}
	parsed := schedule.parse(input.object.spec.schedule)
	not schedule.runs_never(parsed)
	seconds := schedule.seconds(parsed)
	seconds < 3600
	not _ends_before(seconds)
	finding := {
		"path": ["spec", "concurrencyPolicy"],
		"message": $"a run starts every {_words(seconds)} beside those that go on",
	}
}

# A deadline that is shorter than the time between two runs ends one before the next.
_ends_before(seconds) if {
	some path in [["activeDeadlineSeconds"], ["template", "spec", "activeDeadlineSeconds"]]
	object.get(input.object, array.concat(["spec", "jobTemplate", "spec"], path), 3600) <= seconds
}

_words(seconds) := "minute" if seconds == 60

_words(seconds) := $"{floor(seconds / 60)} minutes" if seconds > 60

_words(seconds) := $"{seconds} seconds" if seconds < 60
