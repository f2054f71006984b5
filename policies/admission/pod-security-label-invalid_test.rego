package kubevet.admission["pod-security-label-invalid_test"]

import data.kubevet.admission["pod-security-label-invalid"] as rule
import data.kubevet.lib.testing

test_deny_level if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "message": "the Pod Security level \"strict\" does not exist"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: strict
`)
}

test_deny_version if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce-version"], "message": "the Pod Security version \"1.29\" is malformed"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce-version: '1.29'
`)
}

test_allow_placeholder_and_latest if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: '${LEVEL}'
    pod-security.kubernetes.io/enforce-version: latest
    pod-security.kubernetes.io/warn-version: v1.29
`)
}
