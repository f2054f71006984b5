package kubevet.reliability["job-unbounded_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["job-unbounded"] as rule

test_deny_no_deadline if {
	rule.deny == {{"path": ["spec", "activeDeadlineSeconds"], "message": `nothing ends Job "a" if it hangs`}} with input as testing.input_for("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {backoffLimit: 2, template: {spec: {containers: [{name: a}]}}}")
	rule.deny == {{"path": ["spec", "jobTemplate", "spec", "activeDeadlineSeconds"], "message": `nothing ends CronJob "a" if it hangs`}} with input as testing.input_for("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}")
}

test_allow_deadlines if {
	every spec in ["activeDeadlineSeconds: 60", "template: {spec: {activeDeadlineSeconds: 60}}"] {
		rule.deny == set() with input as testing.input_for(sprintf("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {%s}", [spec]))
		rule.deny == set() with input as testing.input_for(sprintf("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {%s}}}", [spec]))
	}
	rule.deny == set() with input as testing.input_for("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, ownerReferences: [{kind: CronJob}]}\nspec: {completions: 1}")
}
