package kubevet.runtime["log-collector-no-output_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["log-collector-no-output"] as rule

test_deny_fluent_bit if {
	rule.deny == {{"line": 3, "message": "Fluent Bit reads logs and sends them nowhere: there is no [OUTPUT]", "path": ["data", "fluent-bit.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [SERVICE]
        Flush 1
    [INPUT]
        Name tail
        Path /var/log/containers/*.log
`)
}

test_deny_yaml if {
	rule.deny == {{"line": 3, "message": "Fluent Bit reads logs and sends them nowhere: there is no [OUTPUT]", "path": ["data", "fluent-bit.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.yaml: |
    pipeline:
      inputs:
        - name: tail
          path: /var/log/containers/*.log
`)
}

test_deny_vector if {
	rule.deny == {{"line": 2, "message": "Vector reads logs and sends them nowhere: there is no sink", "path": ["data", "agent.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vector
data:
  agent.yaml: |
    sources:
      k8s:
        type: kubernetes_logs
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: vector
spec:
  selector:
    matchLabels: {app: vector}
  template:
    metadata:
      labels: {app: vector}
    spec:
      containers:
        - name: vector
          image: timberio/vector:0.49.0-debian
          volumeMounts:
            - name: config
              mountPath: /etc/vector
      volumes:
        - name: config
          configMap:
            name: vector
`)
}

test_deny_promtail if {
	rule.deny == {{"line": 2, "message": "Promtail reads logs and sends them nowhere: there is no client", "path": ["data", "config.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  config.yaml: |
    scrape_configs:
      - job_name: pods
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: promtail
spec:
  selector:
    matchLabels: {app: promtail}
  template:
    metadata:
      labels: {app: promtail}
    spec:
      containers:
        - name: promtail
          image: grafana/promtail:3.5.0
          volumeMounts:
            - name: config
              mountPath: /etc/promtail
      volumes:
        - name: config
          configMap:
            name: promtail
`)
}

test_allow_include if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    @include config.d/*.conf
    <source>
      @type tail
    </source>
`)
}

test_allow_other_file if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluentd
data:
  01_sources.conf: |
    <source>
      @type tail
    </source>
  02_outputs.conf: |
    <label @OUT>
      <match **>
        @type stdout
      </match>
    </label>
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: fluentd
spec:
  selector:
    matchLabels: {app: fluentd}
  template:
    metadata:
      labels: {app: fluentd}
    spec:
      containers:
        - name: fluentd
          image: fluent/fluentd:v1.19
          volumeMounts:
            - name: config
              mountPath: /etc/fluent/config.d
      volumes:
        - name: config
          configMap:
            name: fluentd
`)
}

test_allow_client_in_args if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  config.yaml: |
    scrape_configs:
      - job_name: pods
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: promtail
spec:
  selector:
    matchLabels: {app: promtail}
  template:
    metadata:
      labels: {app: promtail}
    spec:
      containers:
        - name: promtail
          image: grafana/promtail:3.5.0
          args:
            - -config.file=/etc/promtail/config.yaml
            - -client.url=https://loki/loki/api/v1/push
          volumeMounts:
            - name: config
              mountPath: /etc/promtail
      volumes:
        - name: config
          configMap:
            name: promtail
`)
}

test_allow_unknown_program if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: x
data:
  agent.yaml: |
    sources:
      k8s:
        type: kubernetes_logs
`)
}
