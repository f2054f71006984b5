package kubevet.pods["host-ipc_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-ipc"] as rule

test_deny_pod_and_template if {
	rule.deny == {{"path": ["spec", "hostIPC"], "message": "the pod shares the node's IPC namespace"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostIPC: true}
`)
	rule.deny == {{"path": ["spec", "jobTemplate", "spec", "template", "spec", "hostIPC"], "message": "the pod shares the node's IPC namespace"}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: web}
spec: {jobTemplate: {spec: {template: {spec: {hostIPC: true}}}}}
`)
}

test_allow_false_absent_and_misplaced if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostIPC: false}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostIPC: "true", containers: [{name: a, hostIPC: true}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {hostIPC: true, template: {spec: {containers: []}}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostIPC: true, nodeSelector: {kubernetes.io/os: windows}}
`)
}
