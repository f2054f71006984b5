package kubevet["api-versions"]["alpha-api-version_test"]

import data.kubevet["api-versions"]["alpha-api-version"] as rule
import data.kubevet.lib.testing

test_deny_alpha if {
	rule.deny == {{"path": ["apiVersion"], "message": "scheduling.k8s.io/v1alpha3 Workload is alpha, which no cluster serves by default"}} with input as testing.input_for("apiVersion: scheduling.k8s.io/v1alpha3\nkind: Workload\nmetadata: {name: a}")
}

test_allow_gone_and_deprecated if {
	rule.deny == set() with input as testing.input_for("apiVersion: scheduling.k8s.io/v1alpha1\nkind: Workload\nmetadata: {name: a}")
	rule.deny == set() with input as testing.input_for("apiVersion: resource.k8s.io/v1alpha3\nkind: DeviceTaintRule\nmetadata: {name: a}")
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a}")
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}")
}
