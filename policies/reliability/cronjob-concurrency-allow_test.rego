package kubevet.reliability["cronjob-concurrency-allow_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cronjob-concurrency-allow"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {%s}", [spec]))

test_deny_often if {
	every pair in [["'*/5 * * * *'", "5 minutes"], ["'* * * * *'", "minute"], ["'0,50 * * * *'", "10 minutes"], ["'@every 30s'", "30 seconds"]] {
		rule.deny == {{"path": ["spec", "concurrencyPolicy"], "message": sprintf("a run starts every %s beside those that go on", [pair[1]])}} with input as _judged(sprintf("schedule: %s", [pair[0]]))
	}
	count(rule.deny) == 1 with input as _judged("schedule: '*/5 * * * *', concurrencyPolicy: Allow")
}

test_allow_rarely_forbidden_and_bounded if {
	every spec in [
		"schedule: '0 * * * *'",
		"schedule: '@daily'",
		"schedule: '@every 1h'",
		"schedule: '*/5 * * * *', concurrencyPolicy: Forbid",
		"schedule: '*/5 * * * *', concurrencyPolicy: Replace",
		"schedule: '*/5 * * * *', jobTemplate: {spec: {activeDeadlineSeconds: 240}}",
		"schedule: 'often'",
		"suspend: true",
	] {
		rule.deny == set() with input as _judged(spec)
	}
}
