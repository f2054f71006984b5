package kubevet.pods["pod-lifetime-unbounded_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["pod-lifetime-unbounded"] as rule

test_deny_a_pod if {
	rule.deny == {{"path": ["spec", "activeDeadlineSeconds"], "message": "nothing bounds how long the pods run"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
`)
}

test_deny_a_cron_job if {
	rule.deny == {{"path": ["spec", "jobTemplate", "spec", "activeDeadlineSeconds"], "message": "nothing bounds how long the pods run"}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}
`)
}

test_allow_a_deadline_of_the_pods if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec: {template: {spec: {activeDeadlineSeconds: 60, containers: [{name: a}]}}}
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
