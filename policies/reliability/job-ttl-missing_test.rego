package kubevet.reliability["job-ttl-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["job-ttl-missing"] as rule

_judged(metadata, spec) := testing.input_for(sprintf("apiVersion: batch/v1\nkind: Job\nmetadata: {%s}\nspec: {%s}", [metadata, spec]))

test_deny_unset if {
	rule.deny == {{"path": ["spec", "ttlSecondsAfterFinished"], "message": `nothing deletes Job "a" after it has finished`}} with input as _judged("name: a", "completions: 1")
	count(rule.deny) == 1 with input as _judged("generateName: a-", "ttlSecondsAfterFinished: null")
}

test_allow_what_is_cleaned_up if {
	rule.deny == set() with input as _judged("name: a", "ttlSecondsAfterFinished: 0")
	rule.deny == set() with input as _judged("name: a, annotations: {helm.sh/hook: pre-upgrade}", "completions: 1")
	rule.deny == set() with input as _judged("name: a, annotations: {argocd.argoproj.io/hook: Sync}", "completions: 1")
	rule.deny == set() with input as _judged("name: a, ownerReferences: [{kind: CronJob}]", "completions: 1")
}
