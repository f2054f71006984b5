package kubevet.reliability["hpa-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["hpa-missing"] as rule

_judged(more) := testing.input_for(concat("\n", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web}]}}}", more]))

test_deny_without_autoscaler if {
	every more in ["", "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}}", "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h, namespace: other}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}"] {
		rule.deny == {{"path": ["spec", "replicas"], "message": `no autoscaler targets Deployment "web"`}} with input as _judged(more)
	}
}

test_allow_autoscalers if {
	every more in ["---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}", "---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: k}\nspec: {scaleTargetRef: {name: web}}"] {
		rule.deny == set() with input as _judged(more)
	}
	rule.deny == set() with input as object.union(_judged(""), {"external": [{"kind": "HorizontalPodAutoscaler", "namespace": "*", "name": "*"}]})
}
