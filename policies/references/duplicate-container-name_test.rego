package kubevet.references["duplicate-container-name_test"]

import data.kubevet.lib.testing
import data.kubevet.references["duplicate-container-name"] as rule

test_deny_containers if {
	rule.deny == {{"message": `another container of the pod is named "a"`, "path": ["spec", "template", "spec", "containers", 1, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a}, {name: a}]}
`)
}

test_deny_ephemeral if {
	rule.deny == {{"message": `another container of the pod is named "a"`, "path": ["spec", "template", "spec", "ephemeralContainers", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a}], ephemeralContainers: [{name: a}]}
`)
}

test_deny_sidecar if {
	rule.deny == {{"message": `another container of the pod is named "a"`, "path": ["spec", "template", "spec", "containers", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: a, restartPolicy: Always}], containers: [{name: a}]}
`)
}

test_allow_other_names if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: b}], containers: [{name: a}]}
`)
}

test_allow_unnamed if {
	rule.deny == set() with input as testing.input_for(`apiVersion: tekton.dev/v1
kind: Task
metadata: {name: a}
spec: {steps: [{image: a}, {image: b}]}
`)
}

test_allow_two_pods if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {templates: [{name: s, container: {name: a, image: a}}, {name: t, container: {name: a, image: a}}]}
`)
}
