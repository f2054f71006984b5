package kubevet.pods["control-plane-scheduling_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["control-plane-scheduling"] as rule

test_deny_ways_to_get_there if {
	rule.deny == {
		{"path": ["spec", "tolerations", 1], "message": `the pod tolerates the taint "node-role.kubernetes.io/control-plane"`},
		{"path": ["spec", "nodeSelector", "node-role.kubernetes.io/master"], "message": `the pod chooses nodes with the label "node-role.kubernetes.io/master"`},
		{"path": ["spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", 0, "matchExpressions", 0], "message": `the pod chooses nodes with the label "node-role.kubernetes.io/control-plane"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  tolerations: [{key: a}, {key: node-role.kubernetes.io/control-plane, operator: Exists}]
  nodeSelector: {node-role.kubernetes.io/master: ""}
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: Exists}]}]
  containers: [{name: a}]
`)
}

test_allow_keeping_away if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  tolerations: [{operator: Exists}, {key: a}]
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: DoesNotExist}]}]
  containers: [{name: a}]
`)
}

test_allow_kube_system if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: kube-system}
spec:
  nodeSelector: {node-role.kubernetes.io/master: ""}
  containers: [{name: a}]
`)
}

test_allow_agents if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: a}
spec: {template: {spec: {tolerations: [{key: node-role.kubernetes.io/master}], containers: [{name: a}]}}}
`)
}
