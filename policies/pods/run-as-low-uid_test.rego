package kubevet.pods["run-as-low-uid_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-low-uid"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": `container "app" runs with user ID 999`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsUser"], "message": `init container "setup" runs with user ID 999`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsUser"], "message": `sidecar container "proxy" runs with user ID 999`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsUser"], "message": `ephemeral container "debug" runs with user ID 999`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {runAsUser: 999}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsUser: 999}}
  containers:
    - {name: app, securityContext: {runAsUser: 999}}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsUser: 999}}
`)
}

test_deny_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsUser"], "message": "containers that set no user run with user ID 1000"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 1000}
  containers: [{name: a}, {name: b}, {name: c, securityContext: {runAsUser: 10000}}]
`)
}

test_deny_unset if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsUser"], "message": `no user ID is set for container "a" or container "b"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}, {name: b}, {name: c, securityContext: {runAsUser: 0}}]
`)
}

test_allow_user_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers: [{name: a}, {name: b, securityContext: {runAsUser: 5}}]
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
