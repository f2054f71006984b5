package kubevet.applications["mongodb-authorization-disabled_test"]

import data.kubevet.applications["mongodb-authorization-disabled"] as rule
import data.kubevet.lib.testing

test_deny_args if {
	rule.deny == {{"message": "MongoDB takes commands of anybody: container \"db\" runs with --noauth", "path": ["spec", "template", "spec", "containers", 0, "args", 0]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: mongo:8.0
          args:
            - --noauth
            - --bind_ip_all
`)
}

test_deny_empty if {
	rule.deny == {{"message": "MongoDB takes commands of anybody: container \"db\" allows an empty password, and there is none", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: bitnami/mongodb:8.0
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: yes
`)
}

test_allow_password if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: bitnami/mongodb:8.0
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: yes
            - name: MONGODB_ROOT_PASSWORD
              value: $(SECRET)
`)
}

test_allow_nothing_said if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
        - name: db
          image: mongo:8.0
          args:
            - --bind_ip_all
`)
}
