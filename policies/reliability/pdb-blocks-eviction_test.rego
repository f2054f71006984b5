package kubevet.reliability["pdb-blocks-eviction_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pdb-blocks-eviction"] as rule

_workload(name, kind, spec) := sprintf("---\napiVersion: apps/v1\nkind: %s\nmetadata: {name: %s}\nspec: {%s, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}\n", [kind, name, spec])

_judged(spec, more) := testing.input_for(concat("", [sprintf("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {%s, selector: {matchLabels: {app: web}}}\n", [spec]), more]))

_hpa := "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}"

test_deny_none_and_all if {
	every spec in ["maxUnavailable: 0", "maxUnavailable: 0%"] {
		rule.deny == {{"path": ["spec", "maxUnavailable"], "message": `budget "web" lets no pod be evicted`}} with input as _judged(spec, _workload("web", "Deployment", "replicas: 5"))
	}
	rule.deny == {{"path": ["spec", "minAvailable"], "message": `budget "web" wants all pods to be available, so none can be evicted`}} with input as _judged("minAvailable: 100%", "")
}

_found(wanted, pods, replicas) := {{
	"path": ["spec", "minAvailable"],
	"message": sprintf(`budget "web" wants %d of %d pods to be available, so none can be evicted`, [wanted, pods]),
	"related": [{"kind": kind, "namespace": "default", "name": name, "path": ["spec", "replicas"], "message": sprintf("has %d pods at the least", [n])} | some [kind, name, n] in replicas],
}}

test_deny_as_many_as_there_are if {
	rule.deny == _found(2, 2, [["Deployment", "web", 2]]) with input as _judged("minAvailable: 2", _workload("web", "Deployment", "replicas: 2"))
	rule.deny == _found(1, 1, [["StatefulSet", "web", 1]]) with input as _judged("minAvailable: 50%", _workload("web", "StatefulSet", "paused: false"))
	rule.deny == _found(2, 2, [["Deployment", "web", 2]]) with input as _judged("minAvailable: 51%", concat("", [_workload("web", "Deployment", "paused: false"), _hpa]))
	rule.deny == _found(4, 3, [["Deployment", "web", 1], ["Deployment", "api", 2]]) with input as _judged("minAvailable: 4", concat("", [_workload("web", "Deployment", "replicas: 1"), _workload("api", "Deployment", "replicas: 2")]))
}

test_deny_two_budgets if {
	rule.deny == {{
		"path": ["spec", "selector"],
		"message": `Deployment "web" has two budgets, so none of its pods can be evicted`,
		"related": [{"kind": "PodDisruptionBudget", "namespace": "default", "name": "first", "path": ["spec", "selector"], "message": "selects them too"}],
	}} with input as object.union(
		testing.input_for(concat("", ["apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: first}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}\n", _workload("web", "Deployment", "replicas: 5")])),
		{"object": {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": 1}}, "position": 1},
	)
}

test_allow_one_to_be_evicted if {
	every pair in [
		["minAvailable: 1", _workload("web", "Deployment", "replicas: 2")],
		["minAvailable: 50%", _workload("web", "Deployment", "replicas: 2")],
		["maxUnavailable: 1", _workload("web", "Deployment", "replicas: 1")],
		["maxUnavailable: 1%", _workload("web", "Deployment", "replicas: 1")],
		["minAvailable: 1", _workload("web", "Deployment", "replicas: 0")],
		["maxUnavailable: 0", _workload("web", "Deployment", "replicas: 0")],
		["minAvailable: 1", _workload("web", "DaemonSet", "paused: false")],
		["minAvailable: 1", ""],
		["minAvailable: 1", concat("", [_workload("web", "Deployment", "replicas: 1"), _hpa])],
	] {
		rule.deny == set() with input as _judged(pair[0], pair[1])
	}
}
