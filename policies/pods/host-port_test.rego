package kubevet.pods["host-port_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-port"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "ports", 1, "hostPort"], "message": `container "app" takes port 8443 of the node`, "severity": "medium"},
		{"path": ["spec", "initContainers", 0, "ports", 1, "hostPort"], "message": `init container "setup" takes port 8443 of the node`, "severity": "medium"},
		{"path": ["spec", "initContainers", 1, "ports", 1, "hostPort"], "message": `sidecar container "proxy" takes port 8443 of the node`, "severity": "medium"},
		{"path": ["spec", "ephemeralContainers", 0, "ports", 1, "hostPort"], "message": `ephemeral container "debug" takes port 8443 of the node`, "severity": "medium"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, ports: [{containerPort: 80}, {containerPort: 443, hostPort: 8443}]}
    - {name: proxy, restartPolicy: Always, ports: [{containerPort: 80}, {containerPort: 443, hostPort: 8443}]}
  containers:
    - {name: app, ports: [{containerPort: 80}, {containerPort: 443, hostPort: 8443}]}
  ephemeralContainers:
    - {name: debug, ports: [{containerPort: 80}, {containerPort: 443, hostPort: 8443}]}
`)
}

test_deny_loopback_as_less_grave if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 0, "ports", 0, "hostPort"], "message": `container "a" takes port 80 of the node`, "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, ports: [{containerPort: 80, hostPort: 80, hostIP: 127.0.0.1}]}
`)
}

test_allow_no_port_and_the_host_network if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: batch.volcano.sh/v1alpha1
kind: Job
metadata: {name: web}
spec:
  tasks:
    - template: {spec: {containers: [{name: a, ports: [{containerPort: 80, hostPort: 0}, {containerPort: 81, hostPort: http}, 82]}]}}
    - template: {spec: {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80, hostPort: 80}]}]}}
`)
}
