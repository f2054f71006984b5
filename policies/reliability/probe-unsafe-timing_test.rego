package kubevet.reliability["probe-unsafe-timing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["probe-unsafe-timing"] as rule

test_deny_every_timing if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "livenessProbe", "failureThreshold"], "message": `container "once" is restarted when its liveness probe fails once`},
		{"path": ["spec", "containers", 1, "livenessProbe", "timeoutSeconds"], "message": `the command of the liveness probe of container "command" has one second, which is the default`},
		{"path": ["spec", "containers", 2, "livenessProbe", "timeoutSeconds"], "message": `the liveness probe of container "slow" may take 11 seconds, and is due every 10`},
		{"path": ["spec", "containers", 2, "readinessProbe", "timeoutSeconds"], "message": `the readiness probe of container "slow" may take 6 seconds, and is due every 5`},
		{"path": ["spec", "initContainers", 0, "startupProbe", "timeoutSeconds"], "message": `the startup probe of sidecar container "proxy" may take 2 seconds, and is due every 1`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: proxy, restartPolicy: Always, startupProbe: {tcpSocket: {port: 80}, timeoutSeconds: 2, periodSeconds: 1}}
  containers:
    - {name: once, livenessProbe: {httpGet: {port: 80}, failureThreshold: 1}}
    - {name: command, livenessProbe: {exec: {command: [check]}}}
    - {name: slow, livenessProbe: {httpGet: {port: 80}, timeoutSeconds: 11}, readinessProbe: {httpGet: {port: 80}, timeoutSeconds: 6, periodSeconds: 5}}
`)
}

test_allow_sound_timing if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, livenessProbe: {httpGet: {port: 80}, timeoutSeconds: 10}, readinessProbe: {httpGet: {port: 80}, failureThreshold: 1}}
    - {name: b, livenessProbe: {exec: {command: [check]}, timeoutSeconds: 5}, readinessProbe: {exec: {command: [check]}}}
    - {name: c, livenessProbe: null, startupProbe: {httpGet: {port: 80}, failureThreshold: 1}}
`)
}
