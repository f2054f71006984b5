package kubevet.applications["kafka-plaintext-listener_test"]

import data.kubevet.applications["kafka-plaintext-listener"] as rule
import data.kubevet.lib.testing

test_deny_variable if {
	rule.deny == {{"evidence": ["PLAINTEXT"], "message": "Kafka listens without TLS on PLAINTEXT, set in container \"kafka\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: kafka
spec:
  serviceName: kafka
  selector:
    matchLabels: {app: kafka}
  template:
    metadata:
      labels: {app: kafka}
    spec:
      containers:
        - name: kafka
          image: apache/kafka:4.1.0
          env:
            - name: KAFKA_LISTENERS
              value: PLAINTEXT://:9092,CONTROLLER://localhost:9093
`)
}

test_deny_resource if {
	rule.deny == {{"message": "Kafka listens without TLS on \"plain\"", "path": ["spec", "kafka", "listeners", 0, "tls"]}} with input as testing.input_for(`
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata:
  name: kafka
spec:
  kafka:
    listeners:
      - name: plain
        port: 9092
        type: internal
        tls: false
      - name: tls
        port: 9093
        type: internal
        tls: true
`)
}

test_deny_advertised if {
	rule.deny == {{"evidence": ["PLAINTEXT"], "message": "Kafka listens without TLS on PLAINTEXT, set in container \"kafka\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: kafka
spec:
  serviceName: kafka
  selector:
    matchLabels: {app: kafka}
  template:
    metadata:
      labels: {app: kafka}
    spec:
      containers:
        - name: kafka
          image: apache/kafka:4.1.0
          env:
            - name: KAFKA_ADVERTISED_LISTENERS
              value: PLAINTEXT://kafka:9092
`)
}

test_allow_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: server
data:
  server.properties: |
    listeners=PLAINTEXT://127.0.0.1:9092
`)
}

test_allow_unknown_name if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: server
data:
  server.properties: |
    listeners=CLIENT://:9092
`)
}
