package kubevet.pods["seccomp-unconfined_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["seccomp-unconfined"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"], "message": `seccomp is turned off for container "app"`},
		{"path": ["spec", "initContainers", 0, "securityContext", "seccompProfile", "type"], "message": `seccomp is turned off for init container "setup"`},
		{"path": ["spec", "initContainers", 1, "securityContext", "seccompProfile", "type"], "message": `seccomp is turned off for sidecar container "proxy"`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "seccompProfile", "type"], "message": `seccomp is turned off for ephemeral container "debug"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  initContainers:
    - {name: setup, securityContext: {seccompProfile: {type: Unconfined}}}
    - {name: proxy, restartPolicy: Always, securityContext: {seccompProfile: {type: Unconfined}}}
  containers:
    - {name: app, securityContext: {seccompProfile: {type: Unconfined}}}
    - {name: other}
  ephemeralContainers:
    - {name: debug, securityContext: {seccompProfile: {type: Unconfined}}}
`)
}

test_deny_once_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "seccompProfile", "type"], "message": "seccomp is turned off for the pod"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: Unconfined}}
  containers:
    - {name: a}
    - {name: b, securityContext: {seccompProfile: {type: RuntimeDefault}}}
`)
}

test_deny_an_argo_workflow_and_a_template if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "securityContext", "seccompProfile", "type"], "message": "seccomp is turned off for the pod"},
		{"path": ["spec", "templates", 1, "securityContext", "seccompProfile", "type"], "message": "seccomp is turned off for the pod"},
	} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  securityContext: {seccompProfile: {type: Unconfined}}
  templates:
    - {name: a, container: {image: golang}}
    - {name: b, container: {image: golang}, securityContext: {seccompProfile: {type: Unconfined}}}
`)
}

test_allow_confined_and_unset if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: Localhost, localhostProfile: p.json}}
  containers:
    - {name: a}
    - {name: b, securityContext: {seccompProfile: {type: RuntimeDefault}}}
    - {name: c, securityContext: {seccompProfile: Unconfined}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {seccompProfile: {type: Unconfined}}
  containers:
    - {name: a, securityContext: {seccompProfile: {type: Unconfined}}}
`)
}
