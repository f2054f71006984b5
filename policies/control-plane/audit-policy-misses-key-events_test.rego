package kubevet["control-plane"]["audit-policy-misses-key-events_test"]

import data.kubevet["control-plane"]["audit-policy-misses-key-events"] as rule
import data.kubevet.lib.testing

test_deny_nothing_matches if {
	rule.deny == {{"path": ["rules"], "message": "the audit policy does not log changes of admission, changes of roles, exec into pods, reads of Secrets"}} with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: Metadata, resources: [{group: apps}]}]
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    verbs: [get, list, watch]
    resources:
      - group: ""
        resources: [events]
  - level: Metadata
`)
}
