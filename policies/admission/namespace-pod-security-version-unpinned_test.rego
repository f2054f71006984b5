package kubevet.admission["namespace-pod-security-version-unpinned_test"]

import data.kubevet.admission["namespace-pod-security-version-unpinned"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce-version"], "message": "the enforced Pod Security level follows the cluster's version"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`)
}

test_allow_privileged if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: privileged
`)
}
