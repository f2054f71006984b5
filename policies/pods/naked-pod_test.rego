package kubevet.pods["naked-pod_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["naked-pod"] as rule

test_deny_a_pod if {
	rule.deny == {{"path": ["kind"], "message": `no controller looks after pod "web"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
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

test_allow_hooks if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {helm.sh/hook: test}}
spec:
  containers: [{name: a}]
`)
}

test_allow_static_pods if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: kube-system}
spec:
  containers: [{name: a}]
`)
}

test_allow_mirrors if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {kubernetes.io/config.mirror: x}}
spec:
  containers: [{name: a}]
`)
}
