package kubevet.reliability["container-port-name-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["container-port-name-missing"] as rule

test_deny_unnamed if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "ports", 1, "name"], "message": `a port of container "a" has no name: 9090`},
		{"path": ["spec", "initContainers", 0, "ports", 0, "name"], "message": `a port of sidecar container "b" has no name: 15001`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers: [{name: b, restartPolicy: Always, ports: [{containerPort: 15001, name: ""}]}]
  containers: [{name: a, ports: [{name: http, containerPort: 80}, {containerPort: 9090}]}]
`)
}

test_allow_named if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, ports: [{name: http, containerPort: 80}]}, {name: b, ports: []}]}")
}
