package kubevet.network["duplicate-service-selector_test"]

import data.kubevet.lib.testing
import data.kubevet.network["duplicate-service-selector"] as rule

_service(name, spec) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}, "spec": spec}

_spec := {"selector": {"app": "a", "tier": "b"}, "ports": [{"port": 80, "targetPort": 8080}]}

_input(objects) := testing.input_for(concat("\n---\n", [yaml.marshal(o) | some o in objects]))

test_deny_the_same_pods_and_port if {
	every other in [
		_spec,
		object.union(_spec, {"type": "ClusterIP", "ports": [null, {"port": 8080, "protocol": "TCP"}]}),
		object.union(_spec, {"ports": [{"port": 1, "targetPort": 2}, {"port": 81, "targetPort": 8080}]}),
	] {
		rule.deny == {{
			"path": ["spec", "selector"],
			"message": `port 8080 of the same pods is that of service "b" too`,
			"related": [{"kind": "Service", "namespace": "default", "name": "b", "path": ["spec", "selector"], "message": "selects the same pods"}],
		}} with input as _input([_service("a", _spec), _service("b", other)])
	}
}

test_allow_what_differs_on_purpose if {
	every other in [
		object.union(_spec, {"clusterIP": "None"}),
		object.union(_spec, {"type": "LoadBalancer"}),
		object.union(_spec, {"publishNotReadyAddresses": true}),
		object.union(_spec, {"ports": [{"port": 80, "targetPort": "metrics"}]}),
		object.union(_spec, {"ports": [{"port": 80, "targetPort": 8080, "protocol": "UDP"}]}),
		object.union(_spec, {"selector": {"app": "b"}}),
		{"selector": null, "ports": _spec.ports},
		null,
	] {
		rule.deny == set() with input as _input([_service("a", _spec), _service("b", other)])
	}
	rule.deny == set() with input as _input([_service("a", _spec), object.union(_service("b", _spec), {"metadata": {"namespace": "other"}})])
	rule.deny == set() with input as _input([_service("a", {"ports": _spec.ports}), _service("b", {"ports": _spec.ports})])
}

test_allow_services_that_a_rollout_switches if {
	rule.deny == set() with input as _input([_service("a", _spec), _service("b", _spec), {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Rollout",
		"metadata": {"name": "a"},
		"spec": {"strategy": {"canary": {"canaryService": "b", "stableService": "a"}}},
	}])
}
