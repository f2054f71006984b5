package kubevet.applications["minio-default-credentials_test"]

import data.kubevet.applications["minio-default-credentials"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"message": "container \"minio\" sets no user and password, so MinIO has its default ones", "path": ["spec", "template", "spec", "containers", 0, "env"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: minio
spec:
  serviceName: minio
  selector:
    matchLabels: {app: minio}
  template:
    metadata:
      labels: {app: minio}
    spec:
      containers:
        - name: minio
          image: quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z
          args:
            - server
            - /data
`)
}

test_deny_old_names if {
	rule.deny == {{"message": "the password of MinIO in container \"minio\" is the one everybody knows", "path": ["spec", "template", "spec", "containers", 0, "env", 1, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: minio
spec:
  serviceName: minio
  selector:
    matchLabels: {app: minio}
  template:
    metadata:
      labels: {app: minio}
    spec:
      containers:
        - name: minio
          image: minio/minio:RELEASE.2020-06-14T18-32-17Z
          args:
            - server
            - /data
          env:
            - name: MINIO_ACCESS_KEY
              value: minio
            - name: MINIO_SECRET_KEY
              value: minio123
`)
}

test_allow_secret if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: minio
spec:
  serviceName: minio
  selector:
    matchLabels: {app: minio}
  template:
    metadata:
      labels: {app: minio}
    spec:
      containers:
        - name: minio
          image: minio/minio:latest
          args:
            - server
            - /data
          env:
            - name: MINIO_ROOT_USER
              value: $(USER)
            - name: MINIO_ROOT_PASSWORD
              value: $(PASSWORD)
`)
}

test_allow_client if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: mc
spec:
  selector:
    matchLabels: {app: mc}
  template:
    metadata:
      labels: {app: mc}
    spec:
      containers:
        - name: mc
          image: minio/mc:latest
          args:
            - ls
            - local
`)
}
