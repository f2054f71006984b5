package kubevet.reliability["startup-probe-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["startup-probe-missing"] as rule

test_deny_long_delay if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "startupProbe"], "message": `container "app" has no startup probe, and its liveness probe waits 61 seconds`},
		{"path": ["spec", "initContainers", 0, "startupProbe"], "message": `sidecar container "proxy" has no startup probe, and its liveness probe waits 120 seconds`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: proxy, restartPolicy: Always, livenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 120}}
  containers:
    - {name: app, livenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 61}}
`)
}

test_allow_short_delay_startup_probe_and_readiness if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, livenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 60}}
    - {name: b, livenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 90}, startupProbe: {tcpSocket: {port: 80}}}
    - {name: c, readinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 90}}
    - {name: d, livenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: "90"}}
    - {name: e}
`)
}
