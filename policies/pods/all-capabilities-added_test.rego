package kubevet.pods["all-capabilities-added_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["all-capabilities-added"] as rule

test_deny_every_kind_of_container_and_spelling if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0], "message": `container "app" adds all capabilities`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 1], "message": `init container "setup" adds all capabilities`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 0], "message": `sidecar container "proxy" adds all capabilities`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "add", 0], "message": `ephemeral container "debug" adds all capabilities`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {add: [CHOWN, all]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {add: [CAP_ALL]}}}
  containers:
    - {name: app, securityContext: {capabilities: {add: [ALL]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {add: [cap_all]}}}
`)
}

test_deny_in_the_step_template if {
	testing.stated(rule.deny) == {{"path": ["spec", "stepTemplate", "securityContext", "capabilities", "add", 0], "message": `step "a" adds all capabilities`}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  stepTemplate: {securityContext: {capabilities: {add: [ALL]}}}
  steps:
    - {name: a}
    - {name: b, securityContext: {capabilities: {add: [CHOWN]}}}
`)
}

test_allow_others_and_dropping_all if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {drop: [ALL], add: [SYS_ADMIN, ALLOW]}}}
    - {name: b, securityContext: {capabilities: {add: ALL}}}
    - {name: c, securityContext: {capabilities: {add: [null, 1]}}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers:
    - {name: a, securityContext: {capabilities: {add: [ALL]}}}
`)
}
