package kubevet.reliability["hpa-min-replicas_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["hpa-min-replicas"] as rule

_judged(spec, minor) := object.union({"parameters": {"hpa-min-replicas": {"min": 2}}, "target": {"minor": minor}}, object.remove(testing.input_for(sprintf("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {%s}", [spec])), ["target"]))

test_deny_one if {
	every spec in ["minReplicas: 1, maxReplicas: 5", "maxReplicas: 5"] {
		rule.deny == {{"path": ["spec", "minReplicas"], "message": "the autoscaler may leave 1 pod", "severity": "low", "profile": "strict"}} with input as _judged(spec, 37)
	}
}

test_deny_none if {
	rule.deny == {{"path": ["spec", "minReplicas"], "message": "an autoscaler cannot leave 0 pods before Kubernetes 1.37"}} with input as _judged("minReplicas: 0, maxReplicas: 5, metrics: [{type: External}]", 36)
	rule.deny == {{"path": ["spec", "minReplicas"], "message": "an autoscaler that leaves 0 pods needs a metric of type Object or External"}} with input as _judged("minReplicas: 0, maxReplicas: 5, metrics: [{type: Resource}]", 37)
}

test_allow_two_and_zero_with_a_metric if {
	rule.deny == set() with input as _judged("minReplicas: 2, maxReplicas: 5", 37)
	rule.deny == set() with input as _judged("minReplicas: 0, maxReplicas: 5, metrics: [{type: External}]", 37)
}

test_allow_what_hpa_max_equals_min_reports if {
	rule.deny == set() with input as _judged("minReplicas: 1, maxReplicas: 1", 37)
}
