package kubevet.applications["redis-without-password_test"]

import data.kubevet.applications["redis-without-password"] as rule
import data.kubevet.lib.testing

test_deny_exposed if {
	rule.deny == {{"message": "Redis takes commands of anybody: container \"redis\" turns protected mode off, and there is no password", "path": ["spec", "template", "spec", "containers", 0, "args", 1], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "redis", "namespace": "default", "path": ["spec", "type"]}], "severity": "high"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
spec:
  serviceName: redis
  selector:
    matchLabels: {app: redis}
  template:
    metadata:
      labels: {app: redis}
    spec:
      containers:
        - name: redis
          image: redis:8.2.1
          args:
            - redis-server
            - --protected-mode
            - "no"
---
apiVersion: v1
kind: Service
metadata:
  name: redis
spec:
  type: LoadBalancer
  selector: {app: redis}
  ports:
    - port: 6379
`)
}

test_deny_empty if {
	rule.deny == {{"message": "Redis takes commands of anybody: container \"redis\" allows an empty password, and there is none", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
spec:
  serviceName: redis
  selector:
    matchLabels: {app: redis}
  template:
    metadata:
      labels: {app: redis}
    spec:
      containers:
        - name: redis
          image: bitnami/redis:8.2.1
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: "yes"
`)
}

test_deny_script if {
	rule.deny == {{"line": 1, "message": "Redis takes commands of anybody: container \"cache\" turns protected mode off, and there is no password", "path": ["spec", "template", "spec", "containers", 0, "args", 0], "severity": "medium"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cache
spec:
  selector:
    matchLabels: {app: cache}
  template:
    metadata:
      labels: {app: cache}
    spec:
      containers:
        - name: cache
          image: valkey/valkey:8.1
          command: ["sh", "-c"]
          args:
            - exec valkey-server --port 6379 --protected-mode no
`)
}

test_allow_password_of_a_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
spec:
  serviceName: redis
  selector:
    matchLabels: {app: redis}
  template:
    metadata:
      labels: {app: redis}
    spec:
      containers:
        - name: redis
          image: bitnami/redis:8.2.1
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: "yes"
            - name: REDIS_PASSWORD
              value: $(SECRET)
`)
}

test_allow_password_in_args if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: redis
data:
  redis.conf: |
    protected-mode no
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
spec:
  serviceName: redis
  selector:
    matchLabels: {app: redis}
  template:
    metadata:
      labels: {app: redis}
    spec:
      containers:
        - name: redis
          image: redis:8.2.1
          args:
            - /etc/redis/redis.conf
            - --requirepass
            - $(REDIS_PASSWORD)
          volumeMounts:
            - name: config
              mountPath: /etc/redis
      volumes:
        - name: config
          configMap:
            name: redis
`)
}

test_allow_alone if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: redis
data:
  redis.conf: |
    protected-mode no
`)
}

test_allow_exporter if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
spec:
  selector:
    matchLabels: {app: x}
  template:
    metadata:
      labels: {app: x}
    spec:
      containers:
        - name: x
          image: oliver006/redis_exporter:1.74.0
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: "yes"
`)
}
