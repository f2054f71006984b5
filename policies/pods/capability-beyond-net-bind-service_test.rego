package kubevet.pods["capability-beyond-net-bind-service_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["capability-beyond-net-bind-service"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1], "message": `container "app" adds the capability CHOWN`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 1], "message": `init container "setup" adds the capability CHOWN`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 1], "message": `sidecar container "proxy" adds the capability CHOWN`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "add", 1], "message": `ephemeral container "debug" adds the capability CHOWN`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN]}}}
  containers:
    - {name: app, securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN]}}}
`)
}

test_deny_what_others_report_too if {
	testing.stated(rule.deny) == {{"message": "container \"b\" adds the capability CHOWN", "path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1]}, {"message": "container \"c\" adds the capability CHOWN", "path": ["spec", "containers", 2, "securityContext", "capabilities", "add", 0]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {add: [NET_RAW, SYS_ADMIN, IPC_LOCK, 7]}}}
    - {name: b, securityContext: {capabilities: {add: [ALL, CHOWN]}}}
    - {name: c, securityContext: {privileged: true, capabilities: {add: [CHOWN]}}}
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}}]}}`)
}
