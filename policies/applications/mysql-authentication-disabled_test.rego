package kubevet.applications["mysql-authentication-disabled_test"]

import data.kubevet.applications["mysql-authentication-disabled"] as rule
import data.kubevet.lib.testing

test_deny_args if {
	rule.deny == {{"message": "container \"db\" turns authentication off by skip-grant-tables", "path": ["spec", "template", "spec", "containers", 0, "args", 0]}} with input as testing.input_for(`
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
          image: mysql:8.4
          args:
            - --skip-grant-tables
`)
}

test_deny_empty if {
	rule.deny == {{"message": "container \"db\" allows an empty password of root, and there is none", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
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
          image: mysql:8.4
          env:
            - name: MYSQL_ALLOW_EMPTY_PASSWORD
              value: "true"
`)
}

test_deny_mariadb if {
	rule.deny == {{"message": "container \"db\" allows an empty password of root, and there is none", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
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
          image: mariadb:11.8
          env:
            - name: MARIADB_ALLOW_EMPTY_ROOT_PASSWORD
              value: "1"
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
          image: bitnami/mysql:8.4
          env:
            - name: ALLOW_EMPTY_PASSWORD
              value: yes
            - name: MYSQL_ROOT_PASSWORD
              value: $(SECRET)
`)
}

test_allow_client if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: my
data:
  my.cnf: |
    [client]
    skip-grant-tables
`)
}
