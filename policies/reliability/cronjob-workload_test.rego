package kubevet.reliability["cronjob-workload_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cronjob-workload"] as rule

test_deny_cron_jobs if {
	rule.deny == {{"path": ["spec", "schedule"], "message": `CronJob "a" runs by the clock`}} with input as testing.input_for("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: '@daily'}")
}

test_allow_suspended if {
	rule.deny == set() with input as testing.input_for("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: a}\nspec: {suspend: true}")
}
