package kubevet.applications["rabbitmq-guest-remote_test"]

import data.kubevet.applications["rabbitmq-guest-remote"] as rule
import data.kubevet.lib.testing

test_deny_none if {
	rule.deny == {{"line": 1, "message": "the default user guest connects from anywhere, set in file \"rabbitmq.conf\"", "path": ["data", "rabbitmq.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: rabbitmq
data:
  rabbitmq.conf: |
    loopback_users = none
`)
}

test_deny_resource if {
	rule.deny == {{"line": 2, "message": "the default user guest connects from anywhere, set in the configuration", "path": ["spec", "rabbitmq", "additionalConfig"]}} with input as testing.input_for(`
apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata:
  name: queue
spec:
  rabbitmq:
    additionalConfig: |
      log.console.level = info
      loopback_users = none
`)
}

test_allow_other_user if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: rabbitmq
data:
  rabbitmq.conf: |
    default_user = shop
    loopback_users = none
`)
}

test_allow_user_of_a_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: rabbitmq
data:
  rabbitmq.conf: |
    loopback_users.guest = false
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: rabbitmq
spec:
  serviceName: rabbitmq
  selector:
    matchLabels: {app: rabbitmq}
  template:
    metadata:
      labels: {app: rabbitmq}
    spec:
      containers:
        - name: rabbitmq
          image: rabbitmq:4.1
          env:
            - name: RABBITMQ_DEFAULT_USER
              value: shop
          volumeMounts:
            - name: config
              mountPath: /etc/rabbitmq
      volumes:
        - name: config
          configMap:
            name: rabbitmq
`)
}
