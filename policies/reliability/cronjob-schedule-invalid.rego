# METADATA
# title: Schedule is refused or never comes
# description: |
#   A schedule is five fields, or a descriptor such as @daily or @every 6h; Sunday
#   is 0 and not 7, and there are no seconds. The API server refuses others, and
#   from Kubernetes 1.29 on a time zone in the schedule; it was never supported, and
#   timeZone is for that. A time zone that is not in the database of time zones is
#   refused too. A day that no month of the schedule has is accepted, and never
#   comes. Schedules of Velero, KEDA, Kyverno and Argo Workflows are read in the
#   same way.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
#     description: Schedule syntax
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
#     description: Time zones
#   - ref: https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
#     description: The parser of the controller
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AdvancedCronJob.apps.kruise.io, CleanupPolicy.kyverno.io, ClusterCleanupPolicy.kyverno.io, CronJob, CronWorkflow.argoproj.io, Schedule.velero.io, ScaledObject.keda.sh]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [validate-cron-schedule]
#     datree: [CRONJOB_INVALID_SCHEDULE_VALUE]
package kubevet.reliability["cronjob-schedule-invalid"]

import data.kubevet.lib.manifest
import data.kubevet.lib.schedule
import data.kubevet.lib.timezone

deny contains finding if {
	some use in _schedules
	some fault in _faults(use.text)
	finding := {
		"path": use.path,
		"message": $`schedule "{use.text}" {fault}`,
	}
}

deny contains finding if {
	some use in _zones
	not timezone.known(use.text)
	finding := {
		"path": use.path,
		"message": $`time zone "{use.text}" is not in the database of time zones`,
	}
}

# _schedules are the texts that are schedules; those that are yet to be filled in are
# left out.
_schedules contains {"text": text, "path": path} if {
	not manifest.group_kind == "ScaledObject.keda.sh"
	path := ["spec", "schedule"]
	text := object.get(input.object, path, null)
	_written(text)
}

_schedules contains {"text": text, "path": ["spec", "schedules", i]} if {
	manifest.group_kind == "CronWorkflow.argoproj.io"
	some i, text in manifest.list(input.object, ["spec", "schedules"])
	_written(text)
}

_schedules contains {"text": text, "path": ["spec", "triggers", i, "metadata", field]} if {
	some i, trigger in _cron_triggers
	some field in ["end", "start"]
	text := trigger.metadata[field]
	_written(text)
}

_zones contains {"text": text, "path": ["spec", field]} if {
	some field in ["timeZone", "timezone"]
	text := input.object.spec[field]
	_written(text)
}

_zones contains {"text": text, "path": ["spec", "triggers", i, "metadata", "timezone"]} if {
	some i, trigger in _cron_triggers
	text := trigger.metadata.timezone
	_written(text)
}

_cron_triggers[i] := trigger if {
	manifest.group_kind == "ScaledObject.keda.sh"
	some i, trigger in manifest.list(input.object, ["spec", "triggers"])
	trigger.type == "cron"
}

_written(text) if {
	is_string(text)
	not regex.match(`\$[({]|\{\{`, text)
}

_faults(text) := ["has a time zone in it, for which there is timeZone"] if {
	manifest.group_kind == "CronJob"
	contains(text, "TZ")
	input.target.minor >= 29
} else := _own_faults(zoned.schedule) if {
	zoned := schedule.zone(text)
} else := _own_faults(text)

_own_faults(text) := ["never comes"] if {
	schedule.runs_never(schedule.parse(text))
} else := [] if {
	schedule.parse(text)
} else := [$"is none: {_why(text)}"]

_why(text) := "it is empty" if {
	trim_space(text) == ""
} else := "there is no such descriptor" if {
	startswith(text, "@")
} else := $"it has {n} fields, and five are needed" if {
	n := count(regex.split(`\s+`, trim_space(text)))
	n != 5
} else := "a field is out of its range or malformed"
