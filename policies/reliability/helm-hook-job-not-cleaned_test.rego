package kubevet.reliability["helm-hook-job-not-cleaned_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["helm-hook-job-not-cleaned"] as rule

_judged(annotations, spec) := testing.input_for(sprintf("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {%s}}\nspec: {%s}", [annotations, spec]))

test_deny_hook_without_policy if {
	rule.deny == {{"path": ["metadata", "annotations", "helm.sh/hook-delete-policy"], "message": `hook "a" stays after it has run`}} with input as _judged("helm.sh/hook: pre-install", "completions: 1")
}

test_allow_policy_ttl_and_no_hook if {
	rule.deny == set() with input as _judged("helm.sh/hook: pre-install, helm.sh/hook-delete-policy: hook-succeeded", "completions: 1")
	rule.deny == set() with input as _judged("helm.sh/hook: pre-install", "ttlSecondsAfterFinished: 60")
	rule.deny == set() with input as _judged("other: x", "completions: 1")
}
