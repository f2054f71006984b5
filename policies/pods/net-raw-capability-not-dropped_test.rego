package kubevet.pods["net-raw-capability-not-dropped_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["net-raw-capability-not-dropped"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"], "message": `container "app" does not drop the capability NET_RAW`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "drop"], "message": `init container "setup" does not drop the capability NET_RAW`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "drop"], "message": `sidecar container "proxy" does not drop the capability NET_RAW`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "drop"], "message": `ephemeral container "debug" does not drop the capability NET_RAW`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {drop: [CHOWN]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {drop: [CHOWN]}}}
  containers:
    - {name: app, securityContext: {capabilities: {drop: [CHOWN]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {drop: [CHOWN]}}}
`)
}

test_allow_dropped_and_reported_elsewhere if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {drop: [ALL]}}}
    - {name: b, securityContext: {capabilities: {drop: [7, NET_RAW]}}}
    - {name: c, securityContext: {capabilities: {add: [NET_RAW]}}}
    - {name: d, securityContext: {privileged: true}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers: [{name: a}]
`)
}
