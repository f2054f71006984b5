package kubevet.pods["security-context-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["security-context-missing"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext"], "message": `container "app" has no security context, and neither has its pod`},
		{"path": ["spec", "initContainers", 0, "securityContext"], "message": `init container "setup" has no security context, and neither has its pod`},
		{"path": ["spec", "initContainers", 1, "securityContext"], "message": `sidecar container "proxy" has no security context, and neither has its pod`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext"], "message": `ephemeral container "debug" has no security context, and neither has its pod`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {}
  initContainers:
    - {name: setup, securityContext: {}}
    - {name: proxy, restartPolicy: Always, securityContext: {}}
  containers:
    - {name: app, securityContext: {}}
  ephemeralContainers:
    - {name: debug, securityContext: {}}
`)
}

test_allow_either if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: batch.volcano.sh/v1alpha1
kind: Job
metadata: {name: web}
spec:
  tasks:
    - template: {spec: {securityContext: {fsGroup: 1}, containers: [{name: a}]}}
    - template: {spec: {containers: [{name: a, securityContext: {runAsNonRoot: true}}]}}
`)
}
