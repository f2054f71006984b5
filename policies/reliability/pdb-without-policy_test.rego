package kubevet.reliability["pdb-without-policy_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pdb-without-policy"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {%s}", [spec]))

test_deny_neither if {
	every spec in ["", "selector: {}", "minAvailable: null"] {
		rule.deny == {{"path": ["spec", "maxUnavailable"], "message": `budget "web" sets neither minAvailable nor maxUnavailable, so no pod can be evicted`}} with input as _judged(spec)
	}
}

test_deny_both if {
	rule.deny == {{"path": ["spec", "minAvailable"], "message": `budget "web" sets both minAvailable and maxUnavailable`}} with input as _judged("minAvailable: 1, maxUnavailable: 0")
}

test_allow_one if {
	every spec in ["minAvailable: 0", "maxUnavailable: 1", "maxUnavailable: 0"] {
		rule.deny == set() with input as _judged(spec)
	}
}
