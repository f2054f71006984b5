package kubevet.references["duplicate-container-port_test"]

import data.kubevet.lib.testing
import data.kubevet.references["duplicate-container-port"] as rule

test_deny_number if {
	rule.deny == {{"message": "port 80 is declared twice in the pod", "path": ["spec", "template", "spec", "containers", 1, "ports", 0, "containerPort"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{containerPort: 80}]}, {name: b, ports: [{containerPort: 80}]}]}
`)
}

test_deny_in_one if {
	rule.deny == {{"message": "port 80 is declared twice in the pod", "path": ["spec", "template", "spec", "containers", 0, "ports", 1, "containerPort"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{name: a, containerPort: 80}, {name: b, containerPort: 80}]}]}
`)
}

test_deny_sidecar if {
	rule.deny == {{"message": "port 80 is declared twice in the pod", "path": ["spec", "template", "spec", "containers", 0, "ports", 0, "containerPort"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: s, restartPolicy: Always, ports: [{containerPort: 80}]}], containers: [{name: a, ports: [{containerPort: 80}]}]}
`)
}

test_allow_protocol if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{name: dns, containerPort: 53, protocol: UDP}, {name: dns-tcp, containerPort: 53}]}]}
`)
}

test_allow_init if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: i, ports: [{containerPort: 80}]}], containers: [{name: a, ports: [{containerPort: 80}]}]}
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{containerPort: 80}]}, {name: b, ports: [{containerPort: 81}]}]}
`)
}
