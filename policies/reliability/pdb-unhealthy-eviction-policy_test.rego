package kubevet.reliability["pdb-unhealthy-eviction-policy_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pdb-unhealthy-eviction-policy"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {maxUnavailable: 1, %s}", [spec]))

test_deny_unset if {
	every spec in ["", "unhealthyPodEvictionPolicy: ''", "unhealthyPodEvictionPolicy: Never"] {
		rule.deny == {{"path": ["spec", "unhealthyPodEvictionPolicy"], "message": `budget "web" does not let pods be evicted that are not ready`}} with input as _judged(spec)
	}
}

test_allow_either_policy if {
	every policy in ["AlwaysAllow", "IfHealthyBudget"] {
		rule.deny == set() with input as _judged(sprintf("unhealthyPodEvictionPolicy: %s", [policy]))
	}
}
