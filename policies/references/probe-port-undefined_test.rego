package kubevet.references["probe-port-undefined_test"]

import data.kubevet.lib.testing
import data.kubevet.references["probe-port-undefined"] as rule

test_deny_names if {
	rule.deny == {{"message": `container "a" has no port "a"`, "path": ["spec", "template", "spec", "containers", 0, "readinessProbe", "tcpSocket", "port"]}, {"message": `container "a" has no port "b"`, "path": ["spec", "template", "spec", "containers", 0, "startupProbe", "httpGet", "port"]}, {"message": `container "a" has no port "c"`, "path": ["spec", "template", "spec", "containers", 0, "lifecycle", "preStop", "httpGet", "port"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{name: http, containerPort: 80}], readinessProbe: {tcpSocket: {port: a}}, startupProbe: {httpGet: {port: b}}, lifecycle: {preStop: {httpGet: {port: c}}}}]}
`)
}

test_deny_number if {
	rule.deny == {{"message": `container "a" does not declare port 81`, "path": ["spec", "template", "spec", "containers", 0, "livenessProbe", "grpc", "port"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{name: http, containerPort: 80}], livenessProbe: {grpc: {port: 81}}}]}
`)
}

test_deny_no_ports if {
	rule.deny == {{"message": `container "a" has no port "http"`, "path": ["spec", "template", "spec", "containers", 0, "livenessProbe", "httpGet", "port"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, livenessProbe: {httpGet: {port: http}}}]}
`)
}

test_deny_of_another_container if {
	rule.deny == {{"message": `container "a" has no port "http"`, "path": ["spec", "template", "spec", "containers", 0, "livenessProbe", "httpGet", "port"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, livenessProbe: {httpGet: {port: http}}}, {name: b, ports: [{name: http, containerPort: 80}]}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{name: http, containerPort: 80}], livenessProbe: {httpGet: {port: http}}, readinessProbe: {tcpSocket: {port: 80}}}]}
`)
}

test_allow_nothing_declared if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, livenessProbe: {httpGet: {port: 80}}}]}
`)
}

test_allow_number_of_another if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{containerPort: 80}], livenessProbe: {httpGet: {port: 81}}}, {name: b, ports: [{containerPort: 81}]}]}
`)
}

test_allow_number_as_text if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, livenessProbe: {httpGet: {port: '80'}}}]}
`)
}

test_allow_command if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, livenessProbe: {exec: {command: [a]}}}]}
`)
}

test_allow_patch_of_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: a}
spec: {containers: [{name: prometheus, livenessProbe: {httpGet: {port: web}}}]}
`)
}
