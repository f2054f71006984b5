package kubevet.reliability["host-port-replica-conflict_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["host-port-replica-conflict"] as rule

_judged(spec, pod_spec) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {%s, template: {spec: {%s}}}", [spec, pod_spec]))

test_deny_ports_of_the_node if {
	rule.deny == {{"path": ["spec", "template", "spec", "containers", 0, "ports", 1, "hostPort"], "message": "each of 2 pods needs a node with port 443 free"}} with input as _judged("replicas: 2", "containers: [{name: a, ports: [{containerPort: 80}, {containerPort: 8443, hostPort: 443}]}]")
	rule.deny == {{"path": ["spec", "template", "spec", "initContainers", 0, "ports", 0, "containerPort"], "message": "each of 3 pods needs a node with port 80 free"}} with input as _judged("replicas: 3", "hostNetwork: true, initContainers: [{name: a, restartPolicy: Always, ports: [{containerPort: 80}]}]")
}

test_allow_one_pod_and_other_ports if {
	rule.deny == set() with input as _judged("replicas: 1", "containers: [{name: a, ports: [{containerPort: 80, hostPort: 80}]}]")
	rule.deny == set() with input as _judged("replicas: 3", "containers: [{name: a, ports: [{containerPort: 80, hostPort: 0}]}]")
	rule.deny == set() with input as _judged("replicas: 3", "hostNetwork: false, containers: [{name: a, ports: [{containerPort: 80}]}]")
}
