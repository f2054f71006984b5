package kubevet.schema["invalid-label_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["invalid-label"] as rule

_value := "this is not a value of a label: at most 63 letters, digits, hyphens, underscores and dots"

test_deny_labels if {
	rule.deny == {
		{"path": ["metadata", "labels", "a"], "message": _value},
		{"path": ["metadata", "labels", "b/c/d"], "message": "this is not a key of a label"},
		{"path": ["metadata", "annotations", "-x"], "message": "this is not a key of an annotation"},
	} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: b c, b/c/d: e}, annotations: {'-x': y}}")
}

test_deny_selectors if {
	rule.deny == {
		{"path": ["spec", "selector", "matchLabels", "app"], "message": _value},
		{"path": ["spec", "template", "metadata", "labels", "app"], "message": _value},
	} with input as testing.input_for("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: a/b}}, template: {metadata: {labels: {app: a/b}}, spec: {containers: [{name: a, image: a}]}}}")
}

test_allow_labels if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {app.kubernetes.io/name: web_1.2, empty: "", "${KEY}": "${VALUE} x"}, annotations: {example.com/Any: "any thing"}}
`)
}
