package kubevet.reliability["spread-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["spread-missing"] as rule

_judged(replicas, pod_spec) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: web}\nspec: {replicas: %d, template: {spec: %s}}", [replicas, pod_spec]))

test_deny_several_pods if {
	every p in ["{containers: [{name: web}]}", "{topologySpreadConstraints: [], affinity: {nodeAffinity: {}}, containers: [{name: web, ports: [{containerPort: 80}]}]}"] {
		rule.deny == {{"path": ["spec", "template", "spec", "topologySpreadConstraints"], "message": "nothing spreads the 3 pods over nodes"}} with input as _judged(3, p)
	}
}

test_allow_spread_and_single if {
	every p in [
		"{topologySpreadConstraints: [{maxSkew: 1}], containers: [{name: web}]}",
		"{affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1}]}}, containers: [{name: web}]}",
		"{hostNetwork: true, containers: [{name: web}]}",
		"{containers: [{name: web, ports: [{hostPort: 80}]}]}",
	] {
		rule.deny == set() with input as _judged(3, p)
	}
	rule.deny == set() with input as _judged(1, "{containers: [{name: web}]}")
}
