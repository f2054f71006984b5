package kubevet.applications["postgresql-trust-authentication_test"]

import data.kubevet.applications["postgresql-trust-authentication"] as rule
import data.kubevet.lib.testing

test_deny_everybody if {
	rule.deny == {{"line": 1, "message": "PostgreSQL trusts whoever connects from anywhere, set in file \"pg_hba.conf\"", "path": ["data", "pg_hba.conf"]}, {"line": 2, "message": "PostgreSQL trusts whoever connects from anywhere, set in file \"pg_hba.conf\"", "path": ["data", "pg_hba.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: pg-hba
data:
  pg_hba.conf: |
    host all all all trust
    host all all 0.0.0.0 0.0.0.0 trust
`)
}

test_deny_variable if {
	rule.deny == {{"message": "PostgreSQL trusts whoever connects from anywhere, set in container \"db\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
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
          image: postgres:17.6
          env:
            - name: POSTGRES_HOST_AUTH_METHOD
              value: trust
`)
}

test_deny_empty if {
	rule.deny == {{"message": "PostgreSQL trusts whoever connects from anywhere: container \"db\" allows an empty password", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
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
          image: bitnami/postgresql:17.6.0
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: yes
`)
}

test_allow_local if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: pg-hba
data:
  pg_hba.conf: |
    # host all all all trust
    host all all ::1/128 trust
    host replication all samehost trust
    host all all localhost trust
`)
}

test_allow_md5 if {
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
          image: postgres:17.6
          env:
            - name: POSTGRES_HOST_AUTH_METHOD
              value: md5
`)
}
