package kubevet.schema["unknown-kind_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["unknown-kind"] as rule

test_deny_misspelt if {
	rule.deny == {{"path": ["kind"], "message": `apps/v1 has no kind "Deploymnt", but "Deployment"`}} with input as testing.input_for("apiVersion: apps/v1\nkind: Deploymnt\nmetadata: {name: a}")
}

test_deny_other_group if {
	rule.deny == {{"path": ["apiVersion"], "message": `v1 has no kind "Deployment", which is of apps/v1`}} with input as testing.input_for("apiVersion: v1\nkind: Deployment\nmetadata: {name: a}")
}

test_deny_version_of_the_future if {
	rule.deny == {{"path": ["apiVersion"], "message": `apps/v2 has no kind "Deployment", which is of apps/v1`}} with input as testing.input_for("apiVersion: apps/v2\nkind: Deployment\nmetadata: {name: a}")
}

test_allow_kinds if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}")
	rule.deny == set() with input as testing.input_for("apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}")
}

test_allow_configuration if {
	rule.deny == set() with input as testing.input_for("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration")
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Config")
}
