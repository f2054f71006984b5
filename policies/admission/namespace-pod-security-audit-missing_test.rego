package kubevet.admission["namespace-pod-security-audit-missing_test"]

import data.kubevet.admission["namespace-pod-security-audit-missing"] as rule
import data.kubevet.lib.testing

test_allow_restricted if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`)
}

test_deny_example if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/warn"], "message": "Pod Security neither warns nor audits above the enforced level"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`)
}
