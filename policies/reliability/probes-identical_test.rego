package kubevet.reliability["probes-identical_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["probes-identical"] as rule

_pod(live, ready) := testing.input_for(sprintf(
	`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app
      ports: [{name: http, containerPort: 8080}]
      livenessProbe: {%s}
      readinessProbe: {%s}
`,
	[live, ready],
))

_found(severity, profile) := {{"path": ["spec", "containers", 0, "livenessProbe"], "message": `container "app" is restarted as soon as it is not ready: both probes are the same`, "severity": severity, "profile": profile}}

test_deny_same_handlers if {
	every pair in [
		["httpGet: {path: /, port: http}", "httpGet: {path: /, port: 8080}"],
		["httpGet: {port: http}", "httpGet: {path: /, port: http, scheme: HTTP}"],
		["grpc: {port: 9000}", "grpc: {port: 9000, service: ''}"],
		["exec: {command: [a, b]}", "exec: {command: [a, b]}"],
		["httpGet: {path: /, port: http}, initialDelaySeconds: 30, periodSeconds: 5", "httpGet: {path: /, port: http}"],
	] {
		rule.deny == _found("low", "strict") with input as _pod(pair[0], pair[1])
	}
}

test_deny_fast_kill if {
	every timing in ["failureThreshold: 1", "periodSeconds: 3", "periodSeconds: 5, failureThreshold: 2"] {
		rule.deny == _found("medium", "recommended") with input as _pod(sprintf("httpGet: {path: /, port: http}, %s", [timing]), "httpGet: {path: /, port: http}")
	}
}

test_allow_other_handlers_and_patience if {
	every pair in [
		["httpGet: {path: /live, port: http}", "httpGet: {path: /ready, port: http}"],
		["httpGet: {path: /, port: 8081}", "httpGet: {path: /, port: http}"],
		["httpGet: {path: /, port: http}, failureThreshold: 6", "httpGet: {path: /, port: http}"],
		["httpGet: {path: /, port: http}, periodSeconds: 30", "httpGet: {path: /, port: http}"],
		["exec: {command: [a]}", "exec: {command: [b]}"],
		["tcpSocket: {port: http}", "tcpSocket: {port: http}"],
		["httpGet: {path: /, port: http}", ""],
		["", "httpGet: {path: /, port: http}"],
	] {
		rule.deny == set() with input as _pod(pair[0], pair[1])
	}
}
