package kubevet.reliability["vpa-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["vpa-missing"] as rule

_judged(more) := testing.input_for(concat("\n", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web}]}}}", more]))

test_deny_without_autoscaler if {
	every more in ["", "---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: v}\nspec: {targetRef: {apiVersion: apps/v1, kind: StatefulSet, name: web}}"] {
		rule.deny == {{"path": ["spec", "template", "spec", "containers"], "message": `no VerticalPodAutoscaler targets Deployment "web"`}} with input as _judged(more)
	}
}

test_allow_autoscalers if {
	every mode in ["Off", "Auto"] {
		rule.deny == set() with input as _judged(sprintf("---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: v}\nspec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, updatePolicy: {updateMode: '%s'}}", [mode]))
	}
	rule.deny == set() with input as object.union(_judged(""), {"external": [{"kind": "VerticalPodAutoscaler", "namespace": "*", "name": "*"}]})
}
