package kubevet.references["service-target-port-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.references["service-target-port-missing"] as rule

test_deny_name if {
	rule.deny == {{"message": `no container of the selected pods has a port "htp"; the nearest is "http"`, "path": ["spec", "ports", 0, "targetPort"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "spec"]}]}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: htp}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_number if {
	rule.deny == {{"message": "no container of the selected pods declares port 9090", "path": ["spec", "ports", 0, "targetPort"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "spec"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 9090}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_number_of_the_port if {
	rule.deny == {{"message": "no container of the selected pods declares port 80", "path": ["spec", "ports", 0, "targetPort"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "spec"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_several_workloads if {
	rule.deny == {{"message": `no container of the selected pods has a port "admin"`, "path": ["spec", "ports", 0, "targetPort"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "spec"]}]}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: admin}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web2}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: i, ports: [{name: a, containerPort: 1}]}], containers: [{name: b, ports: [{name: b, containerPort: 2}]}]}
`)
}

test_allow_declared if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_number_declared if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_nothing_declared if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web}]}
`)
}

test_allow_one_of_several_declares_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 9090}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, ports: [{containerPort: 8080}]}, {name: b}]}
`)
}

test_allow_in_a_sidecar if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: proxy}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: p, restartPolicy: Always, ports: [{name: proxy, containerPort: 1}]}], containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_in_another_workload if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: admin}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web2}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: b, ports: [{name: admin, containerPort: 2}]}]}
`)
}

test_allow_no_pod if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
`)
}
