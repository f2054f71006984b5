package kubevet.pods["windows-container-administrator_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["windows-container-administrator"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "windowsOptions", "runAsUserName"], "message": `container "app" runs as "ContainerAdministrator"`},
		{"path": ["spec", "initContainers", 0, "securityContext", "windowsOptions", "runAsUserName"], "message": `init container "setup" runs as "ContainerAdministrator"`},
		{"path": ["spec", "initContainers", 1, "securityContext", "windowsOptions", "runAsUserName"], "message": `sidecar container "proxy" runs as "ContainerAdministrator"`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "windowsOptions", "runAsUserName"], "message": `ephemeral container "debug" runs as "ContainerAdministrator"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {windowsOptions: {runAsUserName: ContainerUser}}
  initContainers:
    - {name: setup, securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}}
    - {name: proxy, restartPolicy: Always, securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}}
  containers:
    - {name: app, securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}}
  ephemeralContainers:
    - {name: debug, securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}}
`)
}

test_deny_the_pod_and_no_user if {
	rule.deny == {{"path": ["spec", "securityContext", "windowsOptions", "runAsUserName"], "message": "Windows containers that set no user run as the image says, mostly as administrator"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers: [{name: a}, {name: b}]
`)
}

test_deny_the_system_user_of_the_pod if {
	rule.deny == {{"path": ["spec", "securityContext", "windowsOptions", "runAsUserName"], "message": `containers that set no user run as "NT AUTHORITY\system"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeSelector: {kubernetes.io/os: windows}
  securityContext: {windowsOptions: {runAsUserName: 'NT AUTHORITY\system'}}
  containers: [{name: a}, {name: b}]
`)
}

test_allow_users if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {windowsOptions: {runAsUserName: ContainerUser}}
  containers: [{name: a}, {name: b, securityContext: {windowsOptions: {hostProcess: true, runAsUserName: SYSTEM}}}]
`)
}

test_allow_non_root_and_linux if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: batch.volcano.sh/v1alpha1
kind: Job
metadata: {name: web}
spec:
  tasks:
    - template: {spec: {os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a}]}}
    - template: {spec: {containers: [{name: a}]}}
`)
}
