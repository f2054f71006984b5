package kubevet.reliability["replicas-below-minimum_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["replicas-below-minimum"] as rule

_parameters := {"parameters": {"replicas-below-minimum": {"min": 2}}}

_judged(spec, pod_spec) := object.union(_parameters, testing.input_for(concat("", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  ", spec, "\n  template:\n    metadata: {labels: {app: web}}\n    spec: ", pod_spec, "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n"])))

test_deny_one_replica_behind_a_service if {
	every spec in ["replicas: 1", "paused: false"] {
		rule.deny == {{"path": ["spec", "replicas"], "message": "1 pod is all that the Service leads to", "profile": "strict"}} with input as _judged(spec, "{containers: [{name: web}]}")
	}
}

test_allow_several_and_none if {
	every spec in ["replicas: 2", "replicas: 0", "strategy: {type: Recreate}"] {
		rule.deny == set() with input as _judged(spec, "{containers: [{name: web}]}")
	}
}

test_allow_what_cannot_have_two if {
	every p in [
		"{containers: [{name: web, args: [--leader-elect]}]}",
		"{containers: [{name: web}], volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}",
	] {
		rule.deny == set() with input as _judged("replicas: 1", p)
	}
}

test_deny_charts_as_optional if {
	{finding.profile | some finding in rule.deny} == {"optional"} with input as object.union(_judged("replicas: 1", "{containers: [{name: web}]}"), {"source": "chart"})
}

test_allow_without_service_or_with_autoscaler if {
	every more in ["", "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5}"] {
		rule.deny == set() with input as object.union(_parameters, testing.input_for(concat("\n", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}", more])))
	}
}
