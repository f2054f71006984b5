package kubevet.pods["run-as-low-gid_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-low-gid"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsGroup"], "message": `container "app" runs with group ID 999`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsGroup"], "message": `init container "setup" runs with group ID 999`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsGroup"], "message": `sidecar container "proxy" runs with group ID 999`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsGroup"], "message": `ephemeral container "debug" runs with group ID 999`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {runAsGroup: 999}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsGroup: 999}}
  containers:
    - {name: app, securityContext: {runAsGroup: 999}}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsGroup: 999}}
`)
}

test_deny_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsGroup"], "message": "containers that set no group run with group ID 1000"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsGroup: 1000}
  containers: [{name: a}, {name: b}, {name: c, securityContext: {runAsGroup: 10000}}]
`)
}

test_deny_unset if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsGroup"], "message": `no group ID is set for container "a" or container "b"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}, {name: b}, {name: c, securityContext: {runAsGroup: 0}}]
`)
}

test_allow_user_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers: [{name: a}, {name: b, securityContext: {runAsGroup: 5}}]
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
