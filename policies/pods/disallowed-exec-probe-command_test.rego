package kubevet.pods["disallowed-exec-probe-command_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["disallowed-exec-probe-command"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "livenessProbe", "exec", "command", 0], "message": `the livenessProbe of container "app" runs "jcmd"`},
		{"path": ["spec", "initContainers", 0, "livenessProbe", "exec", "command", 0], "message": `the livenessProbe of init container "setup" runs "jcmd"`},
		{"path": ["spec", "initContainers", 1, "livenessProbe", "exec", "command", 0], "message": `the livenessProbe of sidecar container "proxy" runs "jcmd"`},
		{"path": ["spec", "ephemeralContainers", 0, "livenessProbe", "exec", "command", 0], "message": `the livenessProbe of ephemeral container "debug" runs "jcmd"`},
	} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, livenessProbe: {exec: {command: [/usr/bin/jcmd, "1"]}}}
    - {name: proxy, restartPolicy: Always, livenessProbe: {exec: {command: [/usr/bin/jcmd, "1"]}}}
  containers:
    - {name: app, livenessProbe: {exec: {command: [/usr/bin/jcmd, "1"]}}}
  ephemeralContainers:
    - {name: debug, livenessProbe: {exec: {command: [/usr/bin/jcmd, "1"]}}}
`),
		{"parameters": {"disallowed-exec-probe-command": {"commands": ["jcmd"]}}},
	)
}

test_deny_in_a_script if {
	rule.deny == {{"path": ["spec", "containers", 0, "readinessProbe", "exec", "command", 2], "message": `the readinessProbe of container "a" runs "jcmd"`}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, readinessProbe: {exec: {command: [sh, -c, "jcmd 1 | grep x"]}}}]
`),
		{"parameters": {"disallowed-exec-probe-command": {"commands": ["jcmd"]}}},
	)
}

test_allow_other_commands if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, command: [jcmd], livenessProbe: {exec: {command: [jcmdx, "--jcmd=1"]}}, lifecycle: {preStop: {exec: {command: [jcmd]}}}}]
`),
		{"parameters": {"disallowed-exec-probe-command": {"commands": ["jcmd"]}}},
	)
}
