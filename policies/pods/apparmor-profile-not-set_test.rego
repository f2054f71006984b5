package kubevet.pods["apparmor-profile-not-set_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["apparmor-profile-not-set"] as rule

test_deny_once_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "appArmorProfile"], "message": `no AppArmor profile is set for container "a" or ephemeral container "debug" or init container "setup" or sidecar container "proxy"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {container.apparmor.security.beta.kubernetes.io/d: runtime/default}}
spec:
  initContainers: [{name: setup}, {name: proxy, restartPolicy: Always}]
  containers:
    - {name: a}
    - {name: b, securityContext: {appArmorProfile: {type: Unconfined}}}
    - {name: c, securityContext: {privileged: true}}
    - {name: d}
  ephemeralContainers: [{name: debug}]
`)
}

test_allow_profiles if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {appArmorProfile: {type: RuntimeDefault}}
  containers: [{name: a}]
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
