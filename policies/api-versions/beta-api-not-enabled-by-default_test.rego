package kubevet["api-versions"]["beta-api-not-enabled-by-default_test"]

import data.kubevet["api-versions"]["beta-api-not-enabled-by-default"] as rule
import data.kubevet.lib.testing

test_deny_beta if {
	rule.deny == {{"path": ["apiVersion"], "message": "scheduling.k8s.io/v1beta1 PodGroup is beta, and off unless the API server is told to serve it"}} with input as testing.input_for("apiVersion: scheduling.k8s.io/v1beta1\nkind: PodGroup\nmetadata: {name: a}")
}

test_allow_old_beta if {
	rule.deny == set() with input as object.union(testing.input_for("apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}"), {"target": {"minor": 24}})
	rule.deny == set() with input as object.union(testing.input_for("apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}"), {"target": {"minor": 28}})
}

test_allow_deprecated if {
	rule.deny == set() with input as testing.input_for("apiVersion: networking.k8s.io/v1beta1\nkind: IPAddress\nmetadata: {name: a}")
}
