package kubevet.admission["namespace-pod-security-privileged_test"]

import data.kubevet.admission["namespace-pod-security-privileged"] as rule
import data.kubevet.lib.testing

test_allow_system if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
  labels:
    pod-security.kubernetes.io/enforce: privileged
`)
}

test_deny_example if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "message": "the namespace allows privileged pods"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: privileged
`)
}
