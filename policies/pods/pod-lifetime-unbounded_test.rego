package kubevet.pods["pod-lifetime-unbounded_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["pod-lifetime-unbounded"] as rule

test_deny_a_pod if {
	rule.deny == {{"path": ["spec", "activeDeadlineSeconds"], "message": "nothing bounds how long the pod runs"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
`)
}

test_allow_a_deadline if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  activeDeadlineSeconds: 60
  containers: [{name: a}]
`)
}

test_allow_owned if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, ownerReferences: [{kind: ReplicaSet, name: a}]}
spec:
  containers: [{name: a}]
`)
}
