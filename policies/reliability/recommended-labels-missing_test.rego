package kubevet.reliability["recommended-labels-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["recommended-labels-missing"] as rule

_judged(metadata) := object.union(testing.input_for(sprintf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, %s}", [metadata])), {"parameters": {"recommended-labels-missing": {"labels": ["team", "tier"]}}})

test_deny_missing if {
	rule.deny == {{"path": ["metadata", "labels"], "message": `ConfigMap "a" lacks team, tier`}} with input as _judged("labels: {app: a}")
	rule.deny == {{"path": ["metadata", "labels"], "message": `ConfigMap "a" lacks tier`}} with input as _judged("labels: {team: a, tier: ''}")
}

test_allow_all if {
	rule.deny == set() with input as _judged("labels: {team: a, tier: b}")
}
