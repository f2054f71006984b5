package kubevet.pods["ssh-server-port_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["ssh-server-port"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "ports", 1, "containerPort"], "message": `container "app" has port 2222, which is for SSH`},
		{"path": ["spec", "initContainers", 0, "ports", 1, "containerPort"], "message": `init container "setup" has port 2222, which is for SSH`},
		{"path": ["spec", "initContainers", 1, "ports", 1, "containerPort"], "message": `sidecar container "proxy" has port 2222, which is for SSH`},
		{"path": ["spec", "ephemeralContainers", 0, "ports", 1, "containerPort"], "message": `ephemeral container "debug" has port 2222, which is for SSH`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, ports: [{containerPort: 80}, {containerPort: 2222}]}
    - {name: proxy, restartPolicy: Always, ports: [{containerPort: 80}, {containerPort: 2222}]}
  containers:
    - {name: app, ports: [{containerPort: 80}, {containerPort: 2222}]}
  ephemeralContainers:
    - {name: debug, ports: [{containerPort: 80}, {containerPort: 2222}]}
`)
}

test_deny_a_service if {
	rule.deny == {
		{"path": ["spec", "ports", 0, "port"], "message": `service "a" leads to port 22, which is for SSH`},
		{"path": ["spec", "ports", 1, "targetPort"], "message": `service "a" leads to port 2222, which is for SSH`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ports: [{port: 22, targetPort: 2222}, {port: 80, targetPort: 2222}]}
`)
}

test_allow_other_ports if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ports: [{port: 80, targetPort: ssh}, {port: 22, protocol: UDP}, 22]}
`)
}
