package kubevet.reliability["topology-spread-invalid_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["topology-spread-invalid"] as rule

_judged(constraints) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web, tier: front}}, spec: {topologySpreadConstraints: [%s], containers: [{name: web}]}}}", [constraints]))

_path(i, field) := ["spec", "template", "spec", "topologySpreadConstraints", i, field]

test_deny_what_is_refused if {
	rule.deny == {
		{"path": _path(0, "maxSkew"), "message": "maxSkew is 0, and at least 1 is possible"},
		{"path": _path(0, "minDomains"), "message": "minDomains goes with DoNotSchedule only"},
		{"path": _path(1, "whenUnsatisfiable"), "message": `whenUnsatisfiable is "Never", which is neither DoNotSchedule nor ScheduleAnyway`},
		{"path": _path(2, "topologyKey"), "message": `a constraint before has topologyKey "zone" and ScheduleAnyway too`},
	} with input as _judged(concat(", ", [
		"{maxSkew: 0, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, minDomains: 2, labelSelector: {matchLabels: {app: web}}}",
		"{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: Never, labelSelector: {matchLabels: {app: web}}}",
		"{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}",
	]))
}

test_deny_what_counts_other_pods if {
	every chosen in ["{matchLabels: {app: api}}", "{matchLabels: {app: web, tier: back}}", "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", "{matchExpressions: [{key: tier, operator: DoesNotExist}]}"] {
		rule.deny == {{"path": _path(0, "labelSelector"), "message": "the constraint counts other pods: its labelSelector does not choose the labels of this one", "severity": "medium"}} with input as _judged(sprintf("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: %s}", [chosen]))
	}
	rule.deny == {{"path": _path(0, "labelSelector"), "message": "the constraint counts no pods: it has no labelSelector", "severity": "medium"}} with input as _judged("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}")
}

test_allow_sound_constraints if {
	every chosen in ["{matchLabels: {app: web}}", "{}", "{matchExpressions: [{key: app, operator: In, values: [web, api]}, {key: tier, operator: Exists}]}", "{matchLabels: {app: web, statefulset.kubernetes.io/pod-name: x}}"] {
		rule.deny == set() with input as _judged(sprintf("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, minDomains: 2, labelSelector: %s}, {maxSkew: 1, topologyKey: host, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}", [chosen]))
	}
	rule.deny == set() with input as _judged("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [pod-template-hash]}")
}
