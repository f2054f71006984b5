package kubevet.pods["windows-host-process_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["windows-host-process"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "hostProcess"], "message": `container "app" is a process of the Windows node`},
		{"path": ["spec", "initContainers", 0, "securityContext", "windowsOptions", "hostProcess"], "message": `init container "setup" is a process of the Windows node`},
		{"path": ["spec", "initContainers", 1, "securityContext", "windowsOptions", "hostProcess"], "message": `sidecar container "proxy" is a process of the Windows node`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "windowsOptions", "hostProcess"], "message": `ephemeral container "debug" is a process of the Windows node`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {windowsOptions: {hostProcess: true}}}
    - {name: proxy, restartPolicy: Always, securityContext: {windowsOptions: {hostProcess: true}}}
  containers:
    - {name: app, securityContext: {windowsOptions: {hostProcess: true}}}
  ephemeralContainers:
    - {name: debug, securityContext: {windowsOptions: {hostProcess: true}}}
`)
}

test_deny_once_for_the_pod if {
	rule.deny == {{"path": ["spec", "securityContext", "windowsOptions", "hostProcess"], "message": "the pod's containers are processes of the Windows node"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {windowsOptions: {hostProcess: true}}
  containers:
    - {name: a, securityContext: {windowsOptions: {hostProcess: true}}}
    - {name: b}
`)
}

test_allow_containers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {windowsOptions: {hostProcess: false, runAsUserName: ContainerUser}}
  containers:
    - {name: a, securityContext: {windowsOptions: {}}}
`)
}
