package kubevet.pods["privilege-escalation-not-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["privilege-escalation-not-disabled"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `container "app" may gain more privileges than it starts with`},
		{"path": ["spec", "initContainers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `init container "setup" may gain more privileges than it starts with`},
		{"path": ["spec", "initContainers", 1, "securityContext", "allowPrivilegeEscalation"], "message": `sidecar container "proxy" may gain more privileges than it starts with`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `ephemeral container "debug" may gain more privileges than it starts with`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: a}
    - {name: proxy, restartPolicy: Always, image: a}
  containers:
    - {name: app, image: a}
  ephemeralContainers:
    - {name: debug, image: a}
`)
}

test_deny_null if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `container "a" may gain more privileges than it starts with`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, securityContext: {allowPrivilegeEscalation: null}}]
`)
}

test_allow_what_is_set_or_cannot_be if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {allowPrivilegeEscalation: false}}
    - {name: b, securityContext: {allowPrivilegeEscalation: true}}
    - {name: c, securityContext: {privileged: true}}
    - {name: d, securityContext: {capabilities: {add: [SYS_ADMIN]}}}
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
