package kubevet.pods["probe-host-field_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["probe-host-field"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "readinessProbe", "httpGet", "host"], "message": `the readinessProbe of container "app" calls host "10.0.0.1"`},
		{"path": ["spec", "initContainers", 0, "readinessProbe", "httpGet", "host"], "message": `the readinessProbe of init container "setup" calls host "10.0.0.1"`},
		{"path": ["spec", "initContainers", 1, "readinessProbe", "httpGet", "host"], "message": `the readinessProbe of sidecar container "proxy" calls host "10.0.0.1"`},
		{"path": ["spec", "ephemeralContainers", 0, "readinessProbe", "httpGet", "host"], "message": `the readinessProbe of ephemeral container "debug" calls host "10.0.0.1"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, readinessProbe: {httpGet: {host: 10.0.0.1, port: 80}}}
    - {name: proxy, restartPolicy: Always, readinessProbe: {httpGet: {host: 10.0.0.1, port: 80}}}
  containers:
    - {name: app, readinessProbe: {httpGet: {host: 10.0.0.1, port: 80}}}
  ephemeralContainers:
    - {name: debug, readinessProbe: {httpGet: {host: 10.0.0.1, port: 80}}}
`)
}

test_deny_hooks_and_sockets if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "lifecycle", "preStop", "httpGet", "host"], "message": `the lifecycle.preStop of container "a" calls host "169.254.169.254"`},
		{"path": ["spec", "containers", 0, "livenessProbe", "tcpSocket", "host"], "message": `the livenessProbe of container "a" calls host "127.0.0.1"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      livenessProbe: {tcpSocket: {host: 127.0.0.1, port: 80}}
      lifecycle: {preStop: {httpGet: {host: 169.254.169.254, port: 80}}}
`)
}

test_allow_the_pod_itself if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  containers:
    - {name: a, livenessProbe: {httpGet: {port: 80}}, startupProbe: {tcpSocket: {host: 127.0.0.1, port: 80}}, readinessProbe: {httpGet: {host: "", port: 80}}}
    - {name: b, livenessProbe: null, lifecycle: {preStop: {exec: {command: [a]}}}}
`)
}
