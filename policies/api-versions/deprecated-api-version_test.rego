package kubevet["api-versions"]["deprecated-api-version_test"]

import data.kubevet["api-versions"]["deprecated-api-version"] as rule
import data.kubevet.lib.testing

_finding(message, severity) := {{"path": ["apiVersion"], "message": message, "severity": severity}}

test_deny_soon if {
	rule.deny == _finding("resource.k8s.io/v1beta1 ResourceClaim is deprecated since Kubernetes 1.35 and ends with 1.37, for resource.k8s.io/v1", "medium") with input as testing.input_for("apiVersion: resource.k8s.io/v1beta1\nkind: ResourceClaim\nmetadata: {name: a}")
}

test_deny_some_day if {
	rule.deny == _finding("v1 Endpoints is deprecated since Kubernetes 1.33, for discovery.k8s.io/v1 EndpointSlice", "low") with input as testing.input_for("apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}")
}

test_allow_before if {
	rule.deny == set() with input as object.union(testing.input_for("apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}"), {"target": {"minor": 32}})
}

test_allow_removed if {
	rule.deny == set() with input as testing.input_for("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}")
}
