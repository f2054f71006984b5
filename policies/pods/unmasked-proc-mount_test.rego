package kubevet.pods["unmasked-proc-mount_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["unmasked-proc-mount"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "procMount"], "message": `container "app" mounts /proc as "Unmasked"`},
		{"path": ["spec", "initContainers", 0, "securityContext", "procMount"], "message": `init container "setup" mounts /proc as "Unmasked"`},
		{"path": ["spec", "initContainers", 1, "securityContext", "procMount"], "message": `sidecar container "proxy" mounts /proc as "Unmasked"`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "procMount"], "message": `ephemeral container "debug" mounts /proc as "Unmasked"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {procMount: Unmasked}}
    - {name: proxy, restartPolicy: Always, securityContext: {procMount: Unmasked}}
  containers:
    - {name: app, securityContext: {procMount: Unmasked}}
  ephemeralContainers:
    - {name: debug, securityContext: {procMount: Unmasked}}
`)
}

test_allow_the_default_and_privileged if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {procMount: Default}}
    - {name: b, securityContext: {procMount: null}}
    - {name: c, securityContext: {procMount: Unmasked, privileged: true}}
`)
}

test_allow_user_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers:
    - {name: a, securityContext: {procMount: Unmasked}}
`)
}
