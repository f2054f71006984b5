package kubevet.pods["run-as-root-group_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-root-group"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsGroup"], "message": `container "app" runs with the root group (group 0)`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsGroup"], "message": `init container "setup" runs with the root group (group 0)`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsGroup"], "message": `sidecar container "proxy" runs with the root group (group 0)`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsGroup"], "message": `ephemeral container "debug" runs with the root group (group 0)`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {runAsGroup: 0}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsGroup: 0}}
  containers:
    - {name: app, securityContext: {runAsGroup: 0}}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsGroup: 0}}
`)
}

test_deny_for_the_pod if {
	rule.deny == {
		{"path": ["spec", "securityContext", "runAsGroup"], "message": "containers that set no group run with the root group (group 0)"},
		{"path": ["spec", "securityContext", "fsGroup"], "message": "the pod's volumes belong to the root group (group 0)"},
		{"path": ["spec", "securityContext", "supplementalGroups", 1], "message": "the pod's containers are in the root group (group 0)"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsGroup: 0, fsGroup: 0, supplementalGroups: [7, 0]}
  containers: [{name: a}, {name: b}, {name: c, securityContext: {runAsGroup: 5}}]
`)
}

test_allow_others_and_root_users if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsGroup: 1000, fsGroup: 1000, supplementalGroups: [7]}
  containers: [{name: a}, {name: b, securityContext: {runAsUser: 0, runAsGroup: 0}}]
`)
}

test_allow_user_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  securityContext: {runAsGroup: 0, fsGroup: 0, supplementalGroups: [0]}
  containers: [{name: a}]
`)
}
