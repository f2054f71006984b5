package kubevet.pods["interactive-container_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["interactive-container"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "tty"], "message": `container "app" has tty open`},
		{"path": ["spec", "initContainers", 0, "tty"], "message": `init container "setup" has tty open`},
		{"path": ["spec", "initContainers", 1, "tty"], "message": `sidecar container "proxy" has tty open`},
		{"path": ["spec", "ephemeralContainers", 0, "tty"], "message": `ephemeral container "debug" has tty open`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, tty: true, stdin: false}
    - {name: proxy, restartPolicy: Always, tty: true, stdin: false}
  containers:
    - {name: app, tty: true, stdin: false}
  ephemeralContainers:
    - {name: debug, tty: true, stdin: false}
`)
}

test_deny_both if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "stdin"], "message": `container "a" has stdin open`},
		{"path": ["spec", "containers", 0, "tty"], "message": `container "a" has tty open`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, stdin: true, tty: true}]
`)
}

test_allow_neither if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, stdin: false}, {name: b, tty: "true"}, {name: c, stdinOnce: true}]
`)
}
