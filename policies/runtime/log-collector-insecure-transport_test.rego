package kubevet.runtime["log-collector-insecure-transport_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["log-collector-insecure-transport"] as rule

test_deny_fluentd if {
	rule.deny == {{"line": 3, "message": "Fluentd sends logs to \"logs.example.com\" without TLS", "path": ["data", "fluent.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <match **>
      @type elasticsearch
      host logs.example.com
      scheme http
    </match>
`)
}

test_deny_fluentd_unchecked if {
	rule.deny == {{"line": 7, "message": "Fluentd does not check who takes the logs", "path": ["data", "fluent.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <match **>
      @type copy
      <store>
        @type elasticsearch
        host es.logging.svc
        scheme https
        ssl_verify false
      </store>
    </match>
`)
}

test_deny_vector if {
	rule.deny == {{"line": 4, "message": "Vector sends logs to \"logs.example.com\" without TLS", "path": ["data", "vector.yaml"]}, {"line": 6, "message": "Vector does not check who takes the logs", "path": ["data", "vector.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vector
data:
  vector.yaml: |
    sinks:
      es:
        type: elasticsearch
        endpoints: ["http://logs.example.com:9200"]
        tls:
          verify_certificate: false
`)
}

test_deny_promtail if {
	rule.deny == {{"line": 2, "message": "Promtail sends logs to \"loki.monitoring.svc\" without TLS", "path": ["data", "promtail.yaml"], "profile": "strict", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  promtail.yaml: |
    clients:
      - url: http://loki.monitoring.svc:3100/loki/api/v1/push
`)
}

test_deny_default if {
	rule.deny == {{"line": 3, "message": "Fluent Bit sends logs to \"logs.example.com\" without TLS", "path": ["data", "fluent-bit.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [OUTPUT]
        Name http
        Host logs.example.com
`)
}

test_allow_within if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [OUTPUT]
        Name es
        Host elasticsearch-master
`)
}

test_allow_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  promtail.yaml: |
    clients:
      - url: http://localhost:3100/loki/api/v1/push
`)
}

test_allow_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [OUTPUT]
        Name es
        Host ${ES_HOST}
        tls off
`)
}

test_allow_input if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [INPUT]
        Name http
        Host 0.0.0.0
        tls off
`)
}
