package kubevet.runtime["log-collector-format-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["log-collector-format-mismatch"] as rule

test_deny_fluent_bit if {
	rule.deny == {{"line": 4, "message": "Fluent Bit reads the logs of containers with the parser docker, which containerd and CRI-O do not write for", "path": ["data", "fluent-bit.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [INPUT]
        Name tail
        Path /var/log/containers/*.log
        Parser docker
`)
}

test_deny_promtail if {
	rule.deny == {{"line": 4, "message": "Promtail reads the logs of containers with the parser docker, which containerd and CRI-O do not write for", "path": ["data", "promtail.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  promtail.yaml: |
    scrape_configs:
      - job_name: pods
        pipeline_stages:
          - docker: {}
`)
}

test_allow_both if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [INPUT]
        Name tail
        Path /var/log/containers/*.log
        multiline.parser docker, cri
`)
}

test_allow_other_logs if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent-bit
data:
  fluent-bit.conf: |
    [INPUT]
        Name tail
        Path /var/log/app/*.log
        Parser json
`)
}

test_allow_audit if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: fluent
data:
  fluent.conf: |
    <source>
      @type tail
      path /var/log/kube-apiserver-audit.log
      <parse>
        @type json
      </parse>
    </source>
`)
}

test_allow_cri if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: promtail
data:
  promtail.yaml: |
    scrape_configs:
      - job_name: pods
        pipeline_stages:
          - cri: {}
`)
}
