package kubevet.applications["loki-mimir-tempo-without-authentication_test"]

import data.kubevet.applications["loki-mimir-tempo-without-authentication"] as rule
import data.kubevet.lib.testing

test_deny_mimir if {
	rule.deny == {{"line": 1, "message": "Mimir without tenants, set in file \"mimir.yaml\", is reached from the internet", "path": ["data", "mimir.yaml"], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "mimir", "namespace": "default", "path": ["spec", "type"]}]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: mimir
data:
  mimir.yaml: |
    multitenancy_enabled: false
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: mimir
spec:
  serviceName: mimir
  selector:
    matchLabels: {app: mimir}
  template:
    metadata:
      labels: {app: mimir}
    spec:
      containers:
        - name: mimir
          image: grafana/mimir:2.17.0
          volumeMounts:
            - name: config
              mountPath: /etc/mimir
      volumes:
        - name: config
          configMap:
            name: mimir
---
apiVersion: v1
kind: Service
metadata:
  name: mimir
spec:
  type: LoadBalancer
  selector: {app: mimir}
  ports:
    - port: 8080
`)
}

test_deny_args if {
	rule.deny == {{"message": "Loki without tenants, set in container \"loki\", is reached from the internet", "path": ["spec", "template", "spec", "containers", 0, "args", 0], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "loki", "namespace": "default", "path": ["spec", "type"]}]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: loki
spec:
  serviceName: loki
  selector:
    matchLabels: {app: loki}
  template:
    metadata:
      labels: {app: loki}
    spec:
      containers:
        - name: loki
          image: grafana/loki:3.5.0
          args:
            - -auth.enabled=false
---
apiVersion: v1
kind: Service
metadata:
  name: loki
spec:
  type: LoadBalancer
  selector: {app: loki}
  ports:
    - port: 3100
`)
}

test_allow_within if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: loki
data:
  loki.yaml: |
    auth_enabled: false
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: loki
spec:
  serviceName: loki
  selector:
    matchLabels: {app: loki}
  template:
    metadata:
      labels: {app: loki}
    spec:
      containers:
        - name: loki
          image: grafana/loki:3.5.0
          volumeMounts:
            - name: config
              mountPath: /etc/loki
      volumes:
        - name: config
          configMap:
            name: loki
---
apiVersion: v1
kind: Service
metadata:
  name: loki
spec:
  type: ClusterIP
  selector: {app: loki}
  ports:
    - port: 3100
`)
}

test_allow_alone if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: loki
data:
  loki.yaml: |
    auth_enabled: false
`)
}
