package kubevet.admission["workload-violates-namespace-pod-security_test"]

import data.kubevet.admission["workload-violates-namespace-pod-security"] as rule
import data.kubevet.lib.testing

test_allow_another_namespace if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: other}
spec: {hostPID: true}
---
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
kind: Pod
metadata: {name: a, namespace: shop}
spec: {hostPID: true}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: privileged
`)
}

test_deny_pod if {
	rule.deny == {{"path": ["spec", "hostPID"], "message": "namespace \"shop\" enforces baseline, and pod sets hostPID", "related": [{"kind": "Namespace", "namespace": "", "name": "shop", "path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "message": "the level is enforced here"}]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: shop}
spec: {hostPID: true, containers: []}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`)
}
