package kubevet.applications["prometheus-admin-api-enabled_test"]

import data.kubevet.applications["prometheus-admin-api-enabled"] as rule
import data.kubevet.lib.testing

test_deny_life_cycle_exposed if {
	rule.deny == {{"message": "Prometheus, reached from the internet, lets anybody stop it", "path": ["spec", "template", "spec", "containers", 0, "args", 0], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "prometheus", "namespace": "default", "path": ["spec", "type"]}]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prometheus
spec:
  serviceName: prometheus
  selector:
    matchLabels: {app: prometheus}
  template:
    metadata:
      labels: {app: prometheus}
    spec:
      containers:
        - name: prometheus
          image: prom/prometheus:v3.5.0
          args:
            - --web.enable-lifecycle
---
apiVersion: v1
kind: Service
metadata:
  name: prometheus
spec:
  type: LoadBalancer
  selector: {app: prometheus}
  ports:
    - port: 9090
`)
}

test_deny_resource if {
	rule.deny == {{"message": "Prometheus lets anybody delete its data", "path": ["spec", "enableAdminAPI"]}} with input as testing.input_for(`
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: main
spec:
  enableAdminAPI: true
`)
}

test_allow_life_cycle_within if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prometheus
spec:
  serviceName: prometheus
  selector:
    matchLabels: {app: prometheus}
  template:
    metadata:
      labels: {app: prometheus}
    spec:
      containers:
        - name: prometheus
          image: prom/prometheus:v3.5.0
          args:
            - --web.enable-lifecycle
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prometheus
spec:
  serviceName: prometheus
  selector:
    matchLabels: {app: prometheus}
  template:
    metadata:
      labels: {app: prometheus}
    spec:
      containers:
        - name: prometheus
          image: prom/prometheus:v3.5.0
          args:
            - --no-web.enable-admin-api
`)
}
