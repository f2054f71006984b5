package kubevet.pods["net-raw-capability-added_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["net-raw-capability-added"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1], "message": `container "app" adds the capability NET_RAW`},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 1], "message": `init container "setup" adds the capability NET_RAW`},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 1], "message": `sidecar container "proxy" adds the capability NET_RAW`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "add", 1], "message": `ephemeral container "debug" adds the capability NET_RAW`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {add: [CHOWN, NET_RAW]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {add: [CHOWN, NET_RAW]}}}
  containers:
    - {name: app, securityContext: {capabilities: {add: [CHOWN, NET_RAW]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {add: [CHOWN, NET_RAW]}}}
`)
}

test_deny_the_spelling_of_the_kernel if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0], "message": `container "a" adds the capability NET_RAW`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {add: [cap_net_raw]}}}
`)
}

test_deny_what_others_report_too if {
	testing.stated(rule.deny) == {{"message": "container \"a\" adds the capability NET_RAW", "path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1]}, {"message": "container \"b\" adds the capability NET_RAW", "path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 0]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: istio-init, image: "docker.io/istio/proxyv2:1.24.0", securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW]}}}
  containers:
    - {name: a, securityContext: {capabilities: {add: [ALL, NET_RAW]}}}
    - {name: b, securityContext: {privileged: true, capabilities: {add: [NET_RAW]}}}
    - {name: c, securityContext: {capabilities: {drop: [NET_RAW], add: [NET_BIND_SERVICE, 7]}}}
    - {name: d, securityContext: {capabilities: {add: NET_RAW}}}
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, securityContext: {capabilities: {add: [NET_ADMIN]}}}]}}`)
}
