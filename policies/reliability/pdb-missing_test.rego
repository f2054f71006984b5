package kubevet.reliability["pdb-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pdb-missing"] as rule

_judged(spec, more) := testing.input_for(concat("\n", [sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {%s, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}", [spec]), more]))

_budget(selector) := sprintf("---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {maxUnavailable: 1, %s}", [selector])

test_deny_without_budget if {
	every more in ["", _budget("selector: {matchLabels: {app: api}}"), _budget("minAvailable: null")] {
		rule.deny == {{"path": ["spec", "replicas"], "message": "no PodDisruptionBudget selects the 2 pods"}} with input as _judged("replicas: 2", more)
	}
}

test_deny_least_of_an_autoscaler if {
	rule.deny == {{"path": ["spec", "replicas"], "message": "no PodDisruptionBudget selects the 3 pods"}} with input as _judged("paused: false", "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 3, maxReplicas: 5}")
}

test_allow_budget_and_single_pods if {
	rule.deny == set() with input as _judged("replicas: 2", _budget("selector: {matchLabels: {app: web}}"))
	rule.deny == set() with input as _judged("replicas: 2", _budget("selector: {}"))
	rule.deny == set() with input as _judged("replicas: 1", "")
	rule.deny == set() with input as object.union(_judged("replicas: 2", ""), {"external": [{"kind": "PodDisruptionBudget", "namespace": "default", "name": "*"}]})
}
