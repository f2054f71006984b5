package kubevet.pods["capabilities-not-dropped_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["capabilities-not-dropped"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"], "message": `container "app" does not drop all capabilities`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "drop"], "message": `init container "setup" does not drop all capabilities`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "drop"], "message": `sidecar container "proxy" does not drop all capabilities`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "drop"], "message": `ephemeral container "debug" does not drop all capabilities`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {drop: [NET_RAW]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {drop: [NET_RAW]}}}
  containers:
    - {name: app, securityContext: {capabilities: {drop: [NET_RAW]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {drop: [NET_RAW]}}}
`)
}

test_deny_none if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"], "message": `container "a" does not drop all capabilities`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, securityContext: {capabilities: {add: [NET_ADMIN]}}}]
`)
}

test_allow_all_and_privileged if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {drop: [ALL], add: [CHOWN]}}}
    - {name: b, securityContext: {capabilities: {drop: [7, all]}}}
    - {name: c, securityContext: {privileged: true}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeSelector: {kubernetes.io/os: windows}
  containers: [{name: a}]
`)
}
