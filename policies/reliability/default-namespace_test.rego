package kubevet.reliability["default-namespace_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["default-namespace"] as rule

_judged(kind, metadata, more) := object.union(testing.input_for(sprintf("apiVersion: v1\nkind: %s\nmetadata: {%s}", [kind, metadata])), more)

test_deny_default if {
	rule.deny == {{"path": ["metadata", "namespace"], "message": `ConfigMap "a" is in the namespace default`}} with input as _judged("ConfigMap", "name: a, namespace: default", {})
}

test_deny_absent_if_asked if {
	rule.deny == {{"path": ["metadata", "namespace"], "message": `ConfigMap "a" names no namespace`}} with input as _judged("ConfigMap", "name: a", {"parameters": {"default-namespace": {"absent": true}}})
}

test_allow_others if {
	rule.deny == set() with input as _judged("ConfigMap", "name: a", {})
	rule.deny == set() with input as _judged("ConfigMap", "name: a, namespace: shop", {})
	rule.deny == set() with input as _judged("ConfigMap", "name: a, namespace: default", {"source": "chart"})
	rule.deny == set() with input as _judged("Service", "name: kubernetes, namespace: default", {})
	rule.deny == set() with input as _judged("ServiceAccount", "name: default, namespace: default", {})
	rule.deny == set() with input as _judged("Namespace", "name: a", {"parameters": {"default-namespace": {"absent": true}}})
}
