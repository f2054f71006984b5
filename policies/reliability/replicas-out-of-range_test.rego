package kubevet.reliability["replicas-out-of-range_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["replicas-out-of-range"] as rule

_judged(replicas, bounds) := object.union(testing.input_for(sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {%s}", [replicas])), {"parameters": {"replicas-out-of-range": bounds}})

test_deny_outside if {
	rule.deny == {{"path": ["spec", "replicas"], "message": "1 replicas are fewer than 2"}} with input as _judged("", {"min": 2, "max": 0})
	rule.deny == {{"path": ["spec", "replicas"], "message": "51 replicas are more than 50"}} with input as _judged("replicas: 51", {"min": 0, "max": 50})
}

test_allow_inside_and_without_bounds if {
	rule.deny == set() with input as _judged("replicas: 50", {"min": 2, "max": 50})
	rule.deny == set() with input as _judged("replicas: 5000", {"min": 0, "max": 0})
	rule.deny == set() with input as _judged("replicas: many", {"min": 1, "max": 5})
}
