package kubevet.reliability["instance-label-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["instance-label-mismatch"] as rule

test_deny_other_name if {
	rule.deny == {{"path": ["metadata", "labels", "app.kubernetes.io/instance"], "message": `label app.kubernetes.io/instance is "shop", and the name is "web"`}} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, labels: {app.kubernetes.io/instance: shop}}")
}

test_allow_same_or_no_label if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, labels: {app.kubernetes.io/instance: web}}")
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}")
}
