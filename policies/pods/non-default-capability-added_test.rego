package kubevet.pods["non-default-capability-added_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["non-default-capability-added"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1], "message": `container "app" adds the capability IPC_LOCK`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 1], "message": `init container "setup" adds the capability IPC_LOCK`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 1], "message": `sidecar container "proxy" adds the capability IPC_LOCK`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "add", 1], "message": `ephemeral container "debug" adds the capability IPC_LOCK`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {add: [CHOWN, IPC_LOCK]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {add: [CHOWN, IPC_LOCK]}}}
  containers:
    - {name: app, securityContext: {capabilities: {add: [CHOWN, IPC_LOCK]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {add: [CHOWN, IPC_LOCK]}}}
`)
}

test_deny_what_others_report_too if {
	testing.stated(rule.deny) == {{"message": "container \"b\" adds the capability IPC_LOCK", "path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1]}, {"message": "container \"c\" adds the capability IPC_LOCK", "path": ["spec", "containers", 2, "securityContext", "capabilities", "add", 0]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {add: [CHOWN, NET_BIND_SERVICE, NET_RAW, SYS_ADMIN, NO_SUCH, 7]}}}
    - {name: b, securityContext: {capabilities: {add: [ALL, IPC_LOCK]}}}
    - {name: c, securityContext: {privileged: true, capabilities: {add: [IPC_LOCK]}}}
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, securityContext: {capabilities: {add: [CHOWN]}}}]}}`)
}
