package kubevet.references["dangling-service-monitor_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-service-monitor"] as rule

test_deny_labels if {
	rule.deny == {{"message": "app=wep selects no Service", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: wep}}, endpoints: [{port: http}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_port if {
	rule.deny == {{"message": `Service "web" has no port "metrics"`, "path": ["spec", "endpoints", 0, "port"], "related": [{"kind": "Service", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_pods if {
	rule.deny == {{"message": "app=wep selects no Pod", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: wep}}, podMetricsEndpoints: [{port: http}]}
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

test_deny_port_of_a_pod if {
	rule.deny == {{"message": `Deployment "web" has no port "metrics"`, "path": ["spec", "podMetricsEndpoints", 0, "port"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["kind"]}]}} with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: metrics}]}
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

test_deny_other_namespace if {
	rule.deny == {{"message": "app=wep selects no Service", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: wep}}, endpoints: [{port: http}], namespaceSelector: {matchNames: [a]}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: a, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_any_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: wep}}, endpoints: [{port: http}], namespaceSelector: {any: true}}
---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_nothing_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
`)
}

test_allow_pods if {
	rule.deny == set() with input as testing.input_for(`apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: http}]}
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
