package kubevet.pods["user-namespace-not-enabled_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["user-namespace-not-enabled"] as rule

test_deny_the_pod if {
	rule.deny == {{"path": ["spec", "hostUsers"], "message": "the pod has the users of its node"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: true
  containers: [{name: a}]
`)
}

test_allow_false if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers: [{name: a}]
`)
}

test_allow_the_network_of_the_node if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  containers: [{name: a}]
`)
}

test_allow_host_paths if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes: [{name: a, hostPath: {path: /a}}]
`)
}

test_allow_devices if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, volumeDevices: [{name: a, devicePath: /a}]}]
`)
}

test_allow_privileged_containers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, securityContext: {privileged: true}}]
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
