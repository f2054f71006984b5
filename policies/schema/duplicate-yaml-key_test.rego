package kubevet.schema["duplicate-yaml-key_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["duplicate-yaml-key"] as rule

test_deny_repeated if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "hostPID"],
		"message": `the key "hostPID" stands more than once in this mapping, and the last one counts`,
		"severity": "high",
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostPID: false
  hostPID: true
  containers: [{name: a, image: a}]
`)
}

test_deny_in_custom_resources if {
	testing.stated(rule.deny) == {{
		"path": ["a", 0, "b"],
		"message": `the key "b" stands more than once in this mapping, and the last one counts`,
		"severity": "high",
	}} with input as testing.input_for(`
apiVersion: example.com/v1
kind: Shop
metadata: {name: web}
a: [{b: 1, b: 2}]
`)
}

test_allow_merge_keys if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: web, labels: &l {a: b}, annotations: {<<: *l, a: c}}
`)
}

# Somebody left out the line between two documents.
test_deny_once_for_a_mapping if {
	rule.deny == {{
		"path": ["apiVersion"],
		"evidence": {"apiVersion", "kind"},
		"message": `the keys "apiVersion", "kind" stand more than once in this mapping, and the last ones count`,
		"severity": "high",
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
apiVersion: v1
kind: ConfigMap
`)
}
