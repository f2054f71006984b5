package kubevet["service-accounts"]["default-service-account-used_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["default-service-account-used"] as rule

_denied(fields) := {[f.path, f.message] | some f in denied} if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": fields}}
}

test_deny_default_and_none if {
	every fields in [{}, {"serviceAccountName": "default"}, {"serviceAccountName": ""}, {"serviceAccountName": null}] {
		_denied(fields) == {[["spec", "serviceAccountName"], "the pod runs as the default service account"]}
	}
	_denied({"serviceAccount": "default"}) == {[["spec", "serviceAccount"], "the pod runs as the default service account"]}
}

test_deny_workflow_that_names_it if {
	{f.path | some f in rule.deny} == {["spec", "serviceAccountName"]} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: a-}
spec:
  serviceAccountName: default
  templates:
    - {name: a, container: {image: a}}
    - {name: b, serviceAccountName: builder, container: {image: a}}
`)
	{f.path | some f in rule.deny} == {["spec", "taskRunTemplate", "serviceAccountName"]} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: {generateName: a-}
spec:
  taskRunTemplate: {serviceAccountName: default}
  pipelineSpec: {tasks: [{name: a, taskSpec: {steps: [{name: a}]}}]}
`)
}

test_allow_others_and_what_controllers_choose if {
	_denied({"serviceAccountName": "web"}) == set()
	_denied({"serviceAccount": "web"}) == set()
	rule.deny == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: a-}
spec: {templates: [{name: a, container: {image: a}}]}
`)
}
