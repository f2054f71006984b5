package kubevet.pods["system-critical-priority-class_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["system-critical-priority-class"] as rule

test_deny_system_classes if {
	rule.deny == {{"path": ["spec", "priorityClassName"], "message": `the pod has the priority class "system-node-critical" outside kube-system`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  priorityClassName: system-node-critical
  containers: [{name: a}]
`)
}

test_allow_kube_system if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: dns, namespace: kube-system}
spec:
  priorityClassName: system-node-critical
  containers: [{name: a}]
`)
}

test_allow_agents if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec: {template: {spec: {priorityClassName: system-node-critical, containers: [{name: a}]}}}
`)
}

test_allow_other_classes if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  priorityClassName: high
  containers: [{name: a}]
`)
}
