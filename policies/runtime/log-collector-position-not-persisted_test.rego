package kubevet.runtime["log-collector-position-not-persisted_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["log-collector-position-not-persisted"] as rule

test_deny_empty_dir if {
	rule.deny == {{"line": 4, "message": "Fluentd forgets how far it has read: \"/buffer/x.pos\" is on no volume that outlasts the pod", "path": ["data", "fluent.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluentd
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/*.log
      pos_file /buffer/x.pos
    </source>
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
            - name: buffer
              mountPath: /buffer
            - name: config
              mountPath: /fluentd/etc
      volumes:
        - name: buffer
          emptyDir: {}
        - name: config
          configMap:
            name: fluentd
`)
}

test_deny_read_only if {
	rule.deny == {{"line": 4, "message": "Fluentd cannot write \"/var/log/x.pos\": its volume is mounted read-only", "path": ["data", "fluent.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluentd
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/*.log
      pos_file /var/log/x.pos
    </source>
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
            - name: logs
              mountPath: /var/log
              readOnly: true
            - name: config
              mountPath: /fluentd/etc
      volumes:
        - name: logs
          hostPath: {path: /var/log}
        - name: config
          configMap:
            name: fluentd
`)
}

test_deny_alone if {
	rule.deny == {{"line": 4, "message": "Fluentd keeps \"/var/log/x.pos\" only if its pods mount it from the node, and none is here", "path": ["data", "fluent.conf"], "severity": "info"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/*.log
      pos_file /var/log/x.pos
    </source>
`)
}

test_allow_nothing_kept if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type forward
    </source>
`)
}
