package kubevet.reliability["hpa-max-equals-min_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["hpa-max-equals-min"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {%s}", [spec]))

test_deny_equal if {
	rule.deny == {{"path": ["spec", "maxReplicas"], "message": "the autoscaler always wants 3 pods: its minimum is its maximum", "severity": "low", "profile": "strict"}} with input as _judged("minReplicas: 3, maxReplicas: 3")
	rule.deny == {{"path": ["spec", "maxReplicas"], "message": "the autoscaler always wants 1 pods: its minimum is its maximum", "severity": "low", "profile": "strict"}} with input as _judged("maxReplicas: 1")
}

test_deny_less if {
	rule.deny == {{"path": ["spec", "maxReplicas"], "message": "the autoscaler wants 2 pods at the most and 3 at the least"}} with input as _judged("minReplicas: 3, maxReplicas: 2")
}

test_allow_more if {
	rule.deny == set() with input as _judged("minReplicas: 3, maxReplicas: 4")
	rule.deny == set() with input as _judged("minReplicas: 3, maxReplicas: x")
	rule.deny == set() with input as _judged("minReplicas: 3")
}
