package kubevet.reliability["unsorted-keys_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["unsorted-keys"] as rule

test_deny_first_out_of_order if {
	rule.deny == {{"path": ["metadata", "labels"], "message": `key "labels" stands after "name"`}} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {}}")
	rule.deny == {{"path": ["spec", "ports", 0, "name"], "message": `key "name" stands after "port"`}} with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, name: http}]}")
}

test_allow_sorted if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\ndata: {a: x, b: y}\nkind: ConfigMap\nmetadata: {labels: {}, name: a}")
}
