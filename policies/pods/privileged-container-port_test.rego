package kubevet.pods["privileged-container-port_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["privileged-container-port"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "ports", 1, "containerPort"], "message": `container "app" listens on port 443, below 1024`},
		{"path": ["spec", "initContainers", 0, "ports", 1, "containerPort"], "message": `init container "setup" listens on port 443, below 1024`},
		{"path": ["spec", "initContainers", 1, "ports", 1, "containerPort"], "message": `sidecar container "proxy" listens on port 443, below 1024`},
		{"path": ["spec", "ephemeralContainers", 0, "ports", 1, "containerPort"], "message": `ephemeral container "debug" listens on port 443, below 1024`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, ports: [{containerPort: 1024}, {containerPort: 443}]}
    - {name: proxy, restartPolicy: Always, ports: [{containerPort: 1024}, {containerPort: 443}]}
  containers:
    - {name: app, ports: [{containerPort: 1024}, {containerPort: 443}]}
  ephemeralContainers:
    - {name: debug, ports: [{containerPort: 1024}, {containerPort: 443}]}
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, ports: [{containerPort: 8080}, {containerPort: "80"}, 80, {containerPort: 0}]}]
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers: [{name: a, ports: [{containerPort: 80}]}]
`)
}
