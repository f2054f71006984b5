package kubevet.pods["run-as-non-root-conflict_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-non-root-conflict"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": `container "app" never starts: it must not run as root, but its user is 0`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsUser"], "message": `init container "setup" never starts: it must not run as root, but its user is 0`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsUser"], "message": `sidecar container "proxy" never starts: it must not run as root, but its user is 0`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsUser"], "message": `ephemeral container "debug" never starts: it must not run as root, but its user is 0`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true, runAsUser: 1000}
  initContainers:
    - {name: setup, securityContext: {runAsUser: 0}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsUser: 0}}
  containers:
    - {name: app, securityContext: {runAsUser: 0}}
    - {name: other}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsUser: 0}}
`)
}

test_deny_user_of_the_pod_and_flag_of_the_container if {
	rule.deny == {{"path": ["spec", "securityContext", "runAsUser"], "message": `container "a" never starts: it must not run as root, but its user is 0`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 0}
  containers:
    - {name: a, securityContext: {runAsNonRoot: true}}
    - {name: b}
    - {name: c, securityContext: {runAsNonRoot: true, runAsUser: 1}}
`)
}

test_allow_one_without_the_other if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true}
  containers:
    - {name: a}
    - {name: b, securityContext: {runAsUser: 0, runAsNonRoot: false}}
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
    - {name: a, securityContext: {runAsUser: 0, runAsNonRoot: true}}
`)
}
