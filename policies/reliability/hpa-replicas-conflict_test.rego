package kubevet.reliability["hpa-replicas-conflict_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["hpa-replicas-conflict"] as rule

_judged(kind, spec, more) := testing.input_for(concat("\n", [sprintf("apiVersion: apps/v1\nkind: %s\nmetadata: {name: web}\nspec: {%s, template: {spec: {containers: [{name: web}]}}}", [kind, spec]), more]))

_hpa := "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5}"

_keda := "---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: k}\nspec: {scaleTargetRef: {name: web}}"

test_deny_replicas_besides_an_autoscaler if {
	rule.deny == {{
		"path": ["spec", "replicas"],
		"message": `each apply sets 3 replicas, whatever HorizontalPodAutoscaler "h" has chosen`,
		"related": [{"kind": "HorizontalPodAutoscaler", "namespace": "default", "name": "h", "path": ["spec", "scaleTargetRef"], "message": "scales it"}],
	}} with input as _judged("Deployment", "replicas: 3", _hpa)
	rule.deny == {{
		"path": ["spec", "replicas"],
		"message": `each apply sets 3 replicas, whatever ScaledObject "k" has chosen`,
		"related": [{"kind": "ScaledObject.keda.sh", "namespace": "default", "name": "k", "path": ["spec", "scaleTargetRef"], "message": "scales it"}],
	}} with input as _judged("Deployment", "replicas: 3", _keda)
}

test_allow_one_without_the_other if {
	rule.deny == set() with input as _judged("Deployment", "paused: false", _hpa)
	rule.deny == set() with input as _judged("Deployment", "replicas: 0", _hpa)
	rule.deny == set() with input as _judged("Deployment", "replicas: 3", "")
	rule.deny == set() with input as _judged("StatefulSet", "replicas: 3", _hpa)
}
