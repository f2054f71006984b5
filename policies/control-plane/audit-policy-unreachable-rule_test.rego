package kubevet["control-plane"]["audit-policy-unreachable-rule_test"]

import data.kubevet["control-plane"]["audit-policy-unreachable-rule"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["rules", 1], "message": "rule 2 never matches: rule 1 matches everything"}} with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
  - level: Request
    resources: [{group: apps}]
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Request
    resources: [{group: apps}]
  - level: Metadata
`)
}
