package kubevet.references["namespace-not-declared_test"]

import data.kubevet.lib.testing
import data.kubevet.references["namespace-not-declared"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Namespace "shop" is not among the manifests`, "path": ["metadata", "namespace"]}} with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: shop}
data: {a: b}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: shop}
data: {a: b}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_allow_system if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: kube-system}
data: {a: b}
`)
}
