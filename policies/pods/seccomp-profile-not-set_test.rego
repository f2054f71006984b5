package kubevet.pods["seccomp-profile-not-set_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["seccomp-profile-not-set"] as rule

test_deny_once_for_the_pod if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "seccompProfile"], "message": `no seccomp profile is set for container "a" or container "b" or ephemeral container "debug" or init container "setup" or sidecar container "proxy"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers: [{name: setup}, {name: proxy, restartPolicy: Always}]
  containers:
    - {name: a}
    - {name: b, securityContext: {seccompProfile: null}}
    - {name: c, securityContext: {seccompProfile: {type: Unconfined}}}
    - {name: d, securityContext: {privileged: true}}
  ephemeralContainers: [{name: debug}]
`)
}

test_allow_profiles if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  containers: [{name: a}, {name: b, securityContext: {seccompProfile: {type: Localhost, localhostProfile: a}}}]
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
