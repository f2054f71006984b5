package kubevet.runtime["falco-rules-weakened_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["falco-rules-weakened"] as rule

test_deny_outputs if {
	rule.deny == {{"line": 2, "message": "every output of Falco is off, so nobody learns what it finds", "path": ["data", "falco.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    stdout_output:
      enabled: false
    syslog_output:
      enabled: false
    http_output:
      enabled: false
`)
}

test_deny_disabled if {
	rule.deny == {{"line": 2, "message": "the rule \"Terminal shell in container\" of Falco is disabled", "path": ["data", "falco_rules.local.yaml"]}, {"line": 4, "message": "the condition of the rule \"Read sensitive file untrusted\" of Falco never holds", "path": ["data", "falco_rules.local.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco-rules
data:
  falco_rules.local.yaml: |
    - rule: Terminal shell in container
      enabled: false
    - rule: Read sensitive file untrusted
      condition: and never_true
      override: {condition: append}
`)
}

test_allow_priority_of_a_rule if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco-rules
data:
  falco_rules.local.yaml: |
    - rule: A
      desc: a
      priority: CRITICAL
      condition: evt.type=open
      output: a
`)
}

test_allow_one_output if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    stdout_output:
      enabled: false
    http_output:
      enabled: true
`)
}
