package kubevet.runtime["log-collector-feedback-loop_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["log-collector-feedback-loop"] as rule

test_deny_fluentd if {
	rule.deny == {{"line": 3, "message": "Fluentd reads its own log: no exclude_path leaves it out", "path": ["data", "fluent.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/*.log
    </source>
`)
}

test_allow_one if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/web-*_shop_*.log
    </source>
`)
}

test_allow_dropped if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/containers/*.log
    </source>
    <match kubernetes.var.log.containers.fluentd**>
      @type null
    </match>
`)
}
