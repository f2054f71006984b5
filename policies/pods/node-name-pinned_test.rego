package kubevet.pods["node-name-pinned_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["node-name-pinned"] as rule

test_deny_the_pod if {
	rule.deny == {{"path": ["spec", "nodeName"], "message": `the pod is assigned to node "node-1" by name`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeName: node-1
  containers: [{name: a}]
`)
}

test_allow_an_empty_name if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeName: ""
  containers: [{name: a}]
`)
}

test_allow_a_selector if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeSelector: {kubernetes.io/hostname: node-1}
  containers: [{name: a}]
`)
}
