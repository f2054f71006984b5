package kubevet.pods["share-process-namespace_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["share-process-namespace"] as rule

test_deny_the_pod if {
	rule.deny == {{"path": ["spec", "shareProcessNamespace"], "message": "the containers of the pod share their processes"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  shareProcessNamespace: true
  containers: [{name: a}, {name: b}]
`)
}

test_allow_false if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  shareProcessNamespace: false
  containers: [{name: a}]
`)
}

test_allow_other_values if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  shareProcessNamespace: "true"
  containers: [{name: a}]
`)
}
