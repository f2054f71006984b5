package kubevet.pods["apparmor-unconfined_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["apparmor-unconfined"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"], "message": `AppArmor is turned off for container "app"`},
		{"path": ["spec", "initContainers", 0, "securityContext", "appArmorProfile", "type"], "message": `AppArmor is turned off for init container "setup"`},
		{"path": ["spec", "initContainers", 1, "securityContext", "appArmorProfile", "type"], "message": `AppArmor is turned off for sidecar container "proxy"`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "appArmorProfile", "type"], "message": `AppArmor is turned off for ephemeral container "debug"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {appArmorProfile: {type: RuntimeDefault}}
  initContainers:
    - {name: setup, securityContext: {appArmorProfile: {type: Unconfined}}}
    - {name: proxy, restartPolicy: Always, securityContext: {appArmorProfile: {type: Unconfined}}}
  containers:
    - {name: app, securityContext: {appArmorProfile: {type: Unconfined}}}
  ephemeralContainers:
    - {name: debug, securityContext: {appArmorProfile: {type: Unconfined}}}
`)
}

test_deny_once_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "appArmorProfile", "type"], "message": "AppArmor is turned off for the pod"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {appArmorProfile: {type: Unconfined}}
  containers: [{name: a}, {name: b}]
`)
}

test_deny_an_annotation if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/a"], "message": `AppArmor is turned off for container "a"`}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata:
      annotations:
        container.apparmor.security.beta.kubernetes.io/a: unconfined
        container.apparmor.security.beta.kubernetes.io/b: unconfined
        container.apparmor.security.beta.kubernetes.io/c: runtime/default
        container.apparmor.security.beta.kubernetes.io/d: unconfined
    spec:
      containers:
        - {name: a}
        - {name: b, securityContext: {appArmorProfile: {type: RuntimeDefault}}}
        - {name: c}
        - {name: d, securityContext: {privileged: true}}
`)
}

test_allow_profiles if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {appArmorProfile: {type: RuntimeDefault}}
  containers:
    - {name: a, securityContext: {appArmorProfile: {type: Localhost, localhostProfile: p}}}
    - {name: b, securityContext: {privileged: true, appArmorProfile: {type: Unconfined}}}
`)
}
