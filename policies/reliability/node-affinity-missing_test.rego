package kubevet.reliability["node-affinity-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["node-affinity-missing"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {%s, containers: [{name: web}]}", [spec]))

test_deny_neither if {
	every spec in ["hostNetwork: true", "nodeSelector: {}", "affinity: {podAntiAffinity: {}}"] {
		rule.deny == {{"path": ["spec", "affinity", "nodeAffinity"], "message": "the pod does not say which nodes it may run on"}} with input as _judged(spec)
	}
}

test_allow_any_choice if {
	every spec in ["nodeSelector: {pool: web}", "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {}}}", "nodeName: a"] {
		rule.deny == set() with input as _judged(spec)
	}
}
