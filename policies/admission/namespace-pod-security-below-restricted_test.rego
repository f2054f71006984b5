package kubevet.admission["namespace-pod-security-below-restricted_test"]

import data.kubevet.admission["namespace-pod-security-below-restricted"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "message": "the namespace enforces baseline, not restricted"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`)
}
