package kubevet.schema["namespace-scope-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["namespace-scope-mismatch"] as rule

test_deny_cluster_scoped if {
	rule.deny == {{"path": ["metadata", "namespace"], "message": "a ClusterRole belongs to no namespace"}} with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: b}\nrules: []")
}

test_allow_namespaced if {
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a, namespace: b}\nrules: []")
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}")
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Namespace\nmetadata: {name: a, namespace: ''}")
}
