package kubevet.reliability["rollout-strategy-not-rolling_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["rollout-strategy-not-rolling"] as rule

_judged(kind, spec, pod_spec, more) := testing.input_for(concat("", [sprintf("apiVersion: apps/v1\nkind: %s\nmetadata: {name: web}\nspec: {%s, template: {metadata: {labels: {app: web}}, spec: %s}}\n", [kind, spec, pod_spec]), more]))

_service := "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n"

_recreate := "strategy: {type: Recreate}"

test_deny_recreate_behind_a_service if {
	rule.deny == {{"path": ["spec", "strategy", "type"], "message": "each update stops all pods behind the Service before it starts new ones"}} with input as _judged("Deployment", _recreate, "{containers: [{name: a}], volumes: [{name: c, configMap: {name: c}}]}", _service)
}

test_deny_on_delete if {
	every kind in ["DaemonSet", "StatefulSet"] {
		rule.deny == {{"path": ["spec", "updateStrategy", "type"], "message": "pods are updated only when somebody deletes them"}} with input as _judged(kind, "updateStrategy: {type: OnDelete}", "{containers: [{name: a}]}", "")
	}
}

test_allow_what_cannot_run_twice if {
	every p in ["{volumes: [{name: d, persistentVolumeClaim: {claimName: d}}], containers: [{name: a}]}", "{hostNetwork: true, containers: [{name: a}]}", "{containers: [{name: a, ports: [{hostPort: 80}]}]}"] {
		rule.deny == set() with input as _judged("Deployment", _recreate, p, _service)
	}
}

test_allow_rolling_and_without_service if {
	rule.deny == set() with input as _judged("Deployment", _recreate, "{containers: [{name: a}]}", "")
	rule.deny == set() with input as _judged("Deployment", "strategy: {type: RollingUpdate}", "{containers: [{name: a}]}", _service)
	rule.deny == set() with input as _judged("Deployment", "strategy: {type: Recreate}, replicas: 0", "{containers: [{name: a}]}", _service)
	rule.deny == set() with input as _judged("StatefulSet", "updateStrategy: {type: RollingUpdate}", "{containers: [{name: a}]}", _service)
}
