package kubevet.runtime["falco-output-insecure_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["falco-output-insecure"] as rule

test_deny_outside if {
	rule.deny == {{"line": 3, "message": "Falco sends what it finds to \"events.example.com\" without TLS", "path": ["data", "falco.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    http_output:
      enabled: true
      url: http://user:x@events.example.com:8080/falco
`)
}

test_deny_within if {
	rule.deny == {{"line": 3, "message": "Falco sends what it finds to \"falcosidekick\" without TLS", "path": ["data", "falco.yaml"], "profile": "strict", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    http_output:
      enabled: true
      url: http://falcosidekick:2801/
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    http_output:
      enabled: false
      insecure: true
      url: http://events.example.com
`)
}
