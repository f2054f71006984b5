package kubevet.pods["host-network_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-network"] as rule

test_deny_pod_and_template if {
	testing.stated(rule.deny) == {{"path": ["spec", "hostNetwork"], "message": "the pod uses the node's network"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostNetwork: true}
`)
	testing.stated(rule.deny) == {{"path": ["spec", "jobTemplate", "spec", "template", "spec", "hostNetwork"], "message": "the pod uses the node's network"}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: web}
spec: {jobTemplate: {spec: {template: {spec: {hostNetwork: true}}}}}
`)
}

test_deny_argo_workflow_and_tekton_run_once if {
	testing.stated(rule.deny) == {{"path": ["spec", "hostNetwork"], "message": "the pod uses the node's network"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  hostNetwork: true
  templates:
    - {name: a, container: {image: golang}}
    - {name: b, container: {image: golang}}
`)
	testing.stated(rule.deny) == {{"path": ["spec", "taskRunTemplate", "podTemplate", "hostNetwork"], "message": "the pod uses the node's network"}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: {generateName: build-}
spec:
  taskRunTemplate: {podTemplate: {hostNetwork: true}}
  pipelineSpec:
    tasks:
      - {name: a, taskSpec: {steps: [{image: golang}]}}
      - {name: b, taskSpec: {steps: [{image: golang}]}}
`)
}

test_allow_false_absent_and_misplaced if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostNetwork: false}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostNetwork: "true", containers: [{name: a, hostNetwork: true}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {hostNetwork: true, template: {spec: {containers: []}}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostNetwork: true, nodeSelector: {kubernetes.io/os: windows}}
`)
}
