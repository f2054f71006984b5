package kubevet.rbac["openshift-scc-privileged_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["openshift-scc-privileged"] as rule

test_deny_every_field if {
	testing.stated(rule.deny) == {{"path": ["allowPrivilegedContainer"], "message": `pods may run privileged containers`}, {"path": ["allowHostDirVolumePlugin"], "message": `pods may mount paths of the node`}, {"path": ["allowHostPID"], "message": `pods may share the process namespace of the node`}, {"path": ["allowHostIPC"], "message": `pods may share the IPC namespace of the node`}, {"path": ["allowHostNetwork"], "message": `pods may share the network namespace of the node`}} with input as testing.input_for(`
apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata: {name: a}
allowPrivilegedContainer: true
allowHostDirVolumePlugin: true
allowHostPID: true
allowHostIPC: true
allowHostNetwork: true
runAsUser: {type: RunAsAny}
`)
}

test_deny_any_user_with_all_capabilities if {
	testing.stated(rule.deny) == {{"path": ["runAsUser", "type"], "message": `pods may run as root with all default capabilities`}} with input as testing.input_for(`
apiVersion: v1
kind: SecurityContextConstraints
metadata: {name: a}
allowPrivilegedContainer: false
runAsUser: {type: RunAsAny}
requiredDropCapabilities: []
`)
}

test_allow_confined if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata: {name: a}
allowPrivilegedContainer: false
allowHostNetwork: false
runAsUser: {type: RunAsAny}
requiredDropCapabilities: [ALL]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata: {name: a}
runAsUser: {type: MustRunAsRange}
`)
}
