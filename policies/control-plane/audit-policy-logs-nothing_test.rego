package kubevet["control-plane"]["audit-policy-logs-nothing_test"]

import data.kubevet["control-plane"]["audit-policy-logs-nothing"] as rule
import data.kubevet.lib.testing

test_deny_no_rules if {
	rule.deny == {{"path": ["rules"], "message": "kube-apiserver does not start: an audit policy needs at least one rule"}} with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: []
`)
}

test_allow_something if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: Metadata, verbs: [delete]}, {level: None}]
`)
}
