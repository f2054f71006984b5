package kubevet.pods["sudo-in-container-command_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["sudo-in-container-command"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "command", 2], "message": `container "app" becomes root with sudo`, "line": 1},
		{"path": ["spec", "initContainers", 0, "command", 2], "message": `init container "setup" becomes root with sudo`, "line": 1},
		{"path": ["spec", "initContainers", 1, "command", 2], "message": `sidecar container "proxy" becomes root with sudo`, "line": 1},
		{"path": ["spec", "ephemeralContainers", 0, "command", 2], "message": `ephemeral container "debug" becomes root with sudo`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, command: [sh, -c, "cd /srv && sudo ./run"]}
    - {name: proxy, restartPolicy: Always, command: [sh, -c, "cd /srv && sudo ./run"]}
  containers:
    - {name: app, command: [sh, -c, "cd /srv && sudo ./run"]}
  ephemeralContainers:
    - {name: debug, command: [sh, -c, "cd /srv && sudo ./run"]}
`)
}

test_deny_words_probes_and_lines if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "command", 0], "message": `container "a" becomes root with sudo`, "line": 1},
		{"path": ["spec", "containers", 1, "args", 0], "message": `container "b" becomes root with sudo`, "line": 2},
		{"path": ["spec", "containers", 1, "livenessProbe", "exec", "command", 0], "message": `the livenessProbe of container "b" becomes root with sudo`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, command: [sudo], args: [nginx]}
    - name: b
      args:
        - |
          set -e
          sudo chown app /data
      livenessProbe: {exec: {command: [/usr/bin/sudo, status]}}
`)
}

test_allow_other_words if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, command: [sh, -c, "apt-get install -y sudo; ls /etc/sudoers # sudo x"]}
    - {name: b, command: [sudoku, play], args: ["--user=sudo"]}
`)
}
