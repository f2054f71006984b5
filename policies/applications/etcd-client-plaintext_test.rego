package kubevet.applications["etcd-client-plaintext_test"]

import data.kubevet.applications["etcd-client-plaintext"] as rule
import data.kubevet.lib.testing

test_deny_empty if {
	rule.deny == {{"message": "etcd takes requests of anybody, set in container \"etcd\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: etcd
spec:
  serviceName: etcd
  selector:
    matchLabels: {app: etcd}
  template:
    metadata:
      labels: {app: etcd}
    spec:
      containers:
        - name: etcd
          image: bitnami/etcd:3.6.4
          env:
            - name: ALLOW_NONE_AUTHENTICATION
              value: yes
`)
}

test_deny_variable if {
	rule.deny == {{"message": "etcd is reached at http://0.0.0.0:2379 without TLS, set in container \"etcd\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: etcd
spec:
  serviceName: etcd
  selector:
    matchLabels: {app: etcd}
  template:
    metadata:
      labels: {app: etcd}
    spec:
      containers:
        - name: etcd
          image: bitnami/etcd:3.6.4
          env:
            - name: ETCD_LISTEN_CLIENT_URLS
              value: http://0.0.0.0:2379
`)
}

test_allow_password if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: etcd
spec:
  serviceName: etcd
  selector:
    matchLabels: {app: etcd}
  template:
    metadata:
      labels: {app: etcd}
    spec:
      containers:
        - name: etcd
          image: bitnami/etcd:3.6.4
          env:
            - name: ALLOW_NONE_AUTHENTICATION
              value: yes
            - name: ETCD_ROOT_PASSWORD
              value: $(SECRET)
`)
}

test_allow_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: etcd
data:
  etcd.conf.yml: |
    listen-client-urls: http://127.0.0.1:2379,https://0.0.0.0:2379
`)
}
