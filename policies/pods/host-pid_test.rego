package kubevet.pods["host-pid_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-pid"] as rule

test_deny_pod_and_template if {
	testing.stated(rule.deny) == {{"path": ["spec", "hostPID"], "message": "the pod shares the node's process namespace"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostPID: true}
`)
	testing.stated(rule.deny) == {{"path": ["spec", "jobTemplate", "spec", "template", "spec", "hostPID"], "message": "the pod shares the node's process namespace"}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: web}
spec: {jobTemplate: {spec: {template: {spec: {hostPID: true}}}}}
`)
}

test_allow_false_absent_and_misplaced if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostPID: false}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostPID: "true", containers: [{name: a, hostPID: true}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {hostPID: true, template: {spec: {containers: []}}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostPID: true, nodeSelector: {kubernetes.io/os: windows}}
`)
}
