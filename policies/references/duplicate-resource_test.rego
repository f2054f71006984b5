package kubevet.references["duplicate-resource_test"]

import data.kubevet.lib.testing
import data.kubevet.references["duplicate-resource"] as rule

test_allow_first if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_allow_generated if {
	rule.deny == set() with input as testing.input_for(`apiVersion: batch/v1
kind: Job
metadata: {generateName: a-}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: a-}
`)
}

test_allow_other_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: a}
data: {a: b}
`)
}

test_allow_other_kind if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: s}
data: {a: b}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
`)
}

test_deny_second if {
	input_ := testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
`)
	rule.deny == {{
		"path": [],
		"message": `another ConfigMap "c" is among the manifests`,
		"related": [{"kind": "ConfigMap", "namespace": "default", "name": "c", "path": [], "message": "see here"}],
	}} with input as object.union(input_, {"position": 1})
}
