package kubevet.pods["privileged-container_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["privileged-container"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "privileged"], "message": `container "app" runs privileged`},
		{"path": ["spec", "initContainers", 0, "securityContext", "privileged"], "message": `init container "setup" runs privileged`},
		{"path": ["spec", "initContainers", 1, "securityContext", "privileged"], "message": `sidecar container "proxy" runs privileged`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "privileged"], "message": `ephemeral container "debug" runs privileged`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {privileged: true}}
    - {name: proxy, restartPolicy: Always, securityContext: {privileged: true}}
  containers:
    - {name: app, securityContext: {privileged: true}}
  ephemeralContainers:
    - {name: debug, securityContext: {privileged: true}}
`)
}

test_allow_false_absent_and_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {privileged: false}}
    - {name: b, securityContext: {}}
    - {name: c}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers:
    - {name: a, securityContext: {privileged: true}}
`)
}
