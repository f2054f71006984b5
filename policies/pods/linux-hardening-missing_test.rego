package kubevet.pods["linux-hardening-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["linux-hardening-missing"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext"], "message": `container "app" has no seccomp or AppArmor profile, no SELinux options and drops no capability`},
		{"path": ["spec", "initContainers", 0, "securityContext"], "message": `init container "setup" has no seccomp or AppArmor profile, no SELinux options and drops no capability`},
		{"path": ["spec", "initContainers", 1, "securityContext"], "message": `sidecar container "proxy" has no seccomp or AppArmor profile, no SELinux options and drops no capability`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext"], "message": `ephemeral container "debug" has no seccomp or AppArmor profile, no SELinux options and drops no capability`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: Unconfined}}
  initContainers:
    - {name: setup, image: a}
    - {name: proxy, restartPolicy: Always, image: a}
  containers:
    - {name: app, image: a}
  ephemeralContainers:
    - {name: debug, image: a}
`)
}

test_allow_any_way if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {container.apparmor.security.beta.kubernetes.io/f: runtime/default}}
spec:
  containers:
    - {name: a, securityContext: {seccompProfile: {type: RuntimeDefault}}}
    - {name: b, securityContext: {appArmorProfile: {type: Localhost, localhostProfile: a}}}
    - {name: c, securityContext: {seLinuxOptions: {level: "s0:c1"}}}
    - {name: d, securityContext: {capabilities: {drop: [NET_RAW]}}}
    - {name: e, securityContext: {privileged: true}}
    - {name: f}
`)
}

test_allow_the_pod if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  containers: [{name: a}]
`)
}
