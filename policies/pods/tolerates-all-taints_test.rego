package kubevet.pods["tolerates-all-taints_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["tolerates-all-taints"] as rule

test_deny_no_key if {
	rule.deny == {
		{"path": ["spec", "tolerations", 0], "message": "the pod tolerates every taint"},
		{"path": ["spec", "tolerations", 1], "message": "the pod tolerates every taint"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  tolerations: [{operator: Exists}, {operator: Exists, key: "", effect: NoExecute}, {operator: Exists, key: a}]
  containers: [{name: a}]
`)
}

test_allow_kube_system if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: kube-system}
spec:
  tolerations: [{operator: Exists}]
  containers: [{name: a}]
`)
}

test_allow_agents if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: a}
spec: {template: {spec: {tolerations: [{operator: Exists}], containers: [{name: a}]}}}
`)
}
