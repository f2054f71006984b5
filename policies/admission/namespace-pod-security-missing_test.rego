package kubevet.admission["namespace-pod-security-missing_test"]

import data.kubevet.admission["namespace-pod-security-missing"] as rule
import data.kubevet.lib.testing

test_allow_engine if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: a}
`)
}

test_allow_system if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
`)
}

test_deny_warn_only if {
	rule.deny == {{"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "message": "no Pod Security level is enforced in the namespace"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/warn: restricted
`)
}
