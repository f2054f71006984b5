package kubevet.reliability["cronjob-starting-deadline-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cronjob-starting-deadline-missing"] as rule

test_deny_unset if {
	every spec in ["{}", "{startingDeadlineSeconds: null}"] {
		rule.deny == {{"path": ["spec", "startingDeadlineSeconds"], "message": "a run that was missed may start at any time later"}} with input as testing.input_for(sprintf("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: %s", [spec]))
	}
}

test_allow_deadline if {
	rule.deny == set() with input as testing.input_for("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {startingDeadlineSeconds: 300}")
}
