package kubevet.applications["airflow-superset-default-key_test"]

import data.kubevet.applications["airflow-superset-default-key"] as rule
import data.kubevet.lib.testing

test_deny_airflow if {
	rule.deny == {{"message": "AIRFLOW__WEBSERVER__SECRET_KEY in container \"web\" is a key that is published", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: apache/airflow:3.0.6
          env:
            - name: AIRFLOW__WEBSERVER__SECRET_KEY
              value: temporary_key
`)
}

test_deny_file if {
	rule.deny == {{"line": 2, "message": "SECRET_KEY in file \"superset_config.py\" is a key that is published", "path": ["data", "superset_config.py"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: superset-config
data:
  superset_config.py: |
    ROW_LIMIT = 5000
    SECRET_KEY = 'CHANGE_ME_TO_A_COMPLEX_RANDOM_SECRET'
`)
}

test_deny_section if {
	rule.deny == {{"line": 2, "message": "webserver.secret_key in file \"airflow.cfg\" is a key that is published", "path": ["data", "airflow.cfg"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: airflow
data:
  airflow.cfg: |
    [webserver]
    secret_key = temporary_key
`)
}

test_allow_own if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: superset
spec:
  selector:
    matchLabels: {app: superset}
  template:
    metadata:
      labels: {app: superset}
    spec:
      containers:
        - name: superset
          image: apache/superset:5.0.0
          env:
            - name: SUPERSET_SECRET_KEY
              value: $(KEY)
`)
}

test_allow_other if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: example.com/web:1
          env:
            - name: SECRET_KEY
              value: thisISaSECRET_1234
`)
}
