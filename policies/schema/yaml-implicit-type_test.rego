package kubevet.schema["yaml-implicit-type_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["yaml-implicit-type"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_environment if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "env", 0, "value"], "message": "YAML reads this as a boolean, where a string belongs"},
		{"path": ["spec", "containers", 0, "env", 1, "value"], "message": "YAML reads this as a number, where a string belongs"},
	} with input as _pod("{containers: [{name: a, image: a, env: [{name: A, value: true}, {name: B, value: 8080}]}]}")
}

test_deny_metadata if {
	rule.deny == {
		{"path": ["metadata", "name"], "message": "YAML reads this as a number, where a string belongs"},
		{"path": ["metadata", "labels", "a"], "message": "YAML reads this as a boolean, where a string belongs"},
		{"path": ["metadata", "annotations", "b"], "message": "YAML reads this as a fraction, where a string belongs"},
		{"path": ["data", "c"], "message": "YAML reads this as a number, where a string belongs"},
	} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 1, labels: {a: true}, annotations: {b: 1.5}}\ndata: {c: 1}")
}

test_allow_quoted_and_null if {
	rule.deny == set() with input as _pod(`{containers: [{name: a, image: a, env: [{name: A, value: "true"}, {name: B, value: "8080"}, {name: C, value: null}, {name: D, value: a}]}]}`)
}

test_allow_quantities if {
	rule.deny == set() with input as _pod("{containers: [{name: a, image: a, resources: {limits: {cpu: 1}}}]}")
}
