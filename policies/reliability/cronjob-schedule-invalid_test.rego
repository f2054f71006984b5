package kubevet.reliability["cronjob-schedule-invalid_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cronjob-schedule-invalid"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {%s}", [spec]))

test_deny_what_is_no_schedule if {
	every pair in [
		["0 0 * * 7", "is none: a field is out of its range or malformed"],
		["0 0 0 * * *", "is none: it has 6 fields, and five are needed"],
		["@reboot", "is none: there is no such descriptor"],
		["", "is none: it is empty"],
		["0 0 30 2 *", "never comes"],
		["TZ=UTC 0 0 * * *", "has a time zone in it, for which there is timeZone"],
		["CRON_TZ=UTC 0 0 * * *", "has a time zone in it, for which there is timeZone"],
	] {
		rule.deny == {{"path": ["spec", "schedule"], "message": sprintf(`schedule "%s" %s`, pair)}} with input as _judged(sprintf("schedule: '%s'", [pair[0]]))
	}
}

test_deny_time_zones if {
	every zone in ["Europe/Berln", "Local", "europe/berlin", "UTC+1"] {
		rule.deny == {{"path": ["spec", "timeZone"], "message": sprintf(`time zone "%s" is not in the database of time zones`, [zone])}} with input as _judged(sprintf("schedule: '@daily', timeZone: '%s'", [zone]))
	}
}

test_deny_other_kinds if {
	rule.deny == {{"path": ["spec", "schedule"], "message": `schedule "daily" is none: it has 1 fields, and five are needed`}} with input as testing.input_for("apiVersion: velero.io/v1\nkind: Schedule\nmetadata: {name: a}\nspec: {schedule: daily}")
	rule.deny == {{"path": ["spec", "schedules", 1], "message": `schedule "* * *" is none: it has 3 fields, and five are needed`}} with input as testing.input_for("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: a}\nspec: {schedules: ['CRON_TZ=UTC @daily', '* * *'], workflowSpec: {}}")
	rule.deny == {
		{"path": ["spec", "triggers", 0, "metadata", "end"], "message": `schedule "0 25 * * *" is none: a field is out of its range or malformed`},
		{"path": ["spec", "triggers", 0, "metadata", "timezone"], "message": `time zone "CET/Berlin" is not in the database of time zones`},
	} with input as testing.input_for("apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: a}\nspec: {triggers: [{type: cron, metadata: {timezone: CET/Berlin, start: 0 6 * * *, end: 0 25 * * *}}, {type: cpu, metadata: {start: x}}]}")
}

test_allow_schedules if {
	every text in ["*/5 * * * *", "0 0 * * SUN", "@every 1h30m", "@weekly", "0 0 29 2 *", "0 0 31 2 1", "1-5,7/10 ? * jan-mar *", "${SCHEDULE}", "{{ .Values.schedule }}"] {
		rule.deny == set() with input as _judged(sprintf("schedule: '%s', timeZone: Europe/Berlin", [text]))
	}
}

test_allow_time_zone_before_1_29 if {
	rule.deny == set() with input as object.union(object.remove(_judged("schedule: 'CRON_TZ=UTC 0 0 * * *'"), ["target"]), {"target": {"minor": 28}})
}
