package kubevet.pods["user-namespace-incompatible-fields_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["user-namespace-incompatible-fields"] as rule

test_deny_namespaces_and_devices if {
	rule.deny == {{"path": ["spec", "hostUsers"], "message": "the pod has users of its own and uses hostIPC, hostPID, volumeDevices"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  hostPID: true
  hostIPC: true
  hostNetwork: false
  containers: [{name: a, volumeDevices: [{name: d, devicePath: /dev/x}]}]
`)
}

test_allow_either if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: true
  hostPID: true
  containers: [{name: a, volumeDevices: [{name: d, devicePath: /dev/x}]}]
`)
}

test_allow_user_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  hostPID: false
  containers: [{name: a, volumeDevices: []}]
`)
}
