package kubevet.pods["writable-root-filesystem_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["writable-root-filesystem"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"], "message": `container "app" can write to its own file system`},
		{"path": ["spec", "initContainers", 0, "securityContext", "readOnlyRootFilesystem"], "message": `init container "setup" can write to its own file system`},
		{"path": ["spec", "initContainers", 1, "securityContext", "readOnlyRootFilesystem"], "message": `sidecar container "proxy" can write to its own file system`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "readOnlyRootFilesystem"], "message": `ephemeral container "debug" can write to its own file system`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {readOnlyRootFilesystem: false}}
    - {name: proxy, restartPolicy: Always, securityContext: {readOnlyRootFilesystem: false}}
  containers:
    - {name: app, securityContext: {readOnlyRootFilesystem: false}}
  ephemeralContainers:
    - {name: debug, securityContext: {readOnlyRootFilesystem: false}}
`)
}

test_deny_the_field_at_the_pod if {
	rule.deny == {{"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"], "message": `container "a" can write to its own file system`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {readOnlyRootFilesystem: true}
  containers: [{name: a}, {name: b, securityContext: {readOnlyRootFilesystem: true}}]
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
