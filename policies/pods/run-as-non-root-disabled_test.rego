package kubevet.pods["run-as-non-root-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-non-root-disabled"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"], "message": `container "app" may run as root`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsNonRoot"], "message": `init container "setup" may run as root`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsNonRoot"], "message": `sidecar container "proxy" may run as root`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsNonRoot"], "message": `ephemeral container "debug" may run as root`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true}
  initContainers:
    - {name: setup, securityContext: {runAsNonRoot: false}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsNonRoot: false}}
  containers:
    - {name: app, securityContext: {runAsNonRoot: false}}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsNonRoot: false}}
`)
}

test_deny_once_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsNonRoot"], "message": "containers that do not say otherwise may run as root"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: false}
  containers:
    - {name: a}
    - {name: b}
    - {name: c, securityContext: {runAsNonRoot: true}}
`)
}

test_allow_where_the_user_is_set_or_the_field_is_not if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: false}
  containers:
    - {name: a, securityContext: {runAsUser: 1000}}
    - {name: b, securityContext: {runAsUser: 0}}
    - {name: c, securityContext: {runAsNonRoot: true}}
`)
}

test_allow_user_namespaces_and_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: batch.volcano.sh/v1alpha1
kind: Job
metadata: {name: web}
spec:
  tasks:
    - template: {spec: {hostUsers: false, containers: [{name: a, securityContext: {runAsNonRoot: false}}]}}
    - template: {spec: {os: {name: windows}, containers: [{name: a, securityContext: {runAsNonRoot: false}}]}}
`)
}
