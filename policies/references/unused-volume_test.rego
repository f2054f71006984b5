package kubevet.references["unused-volume_test"]

import data.kubevet.lib.testing
import data.kubevet.references["unused-volume"] as rule

test_deny_unused if {
	rule.deny == {{"message": `no container mounts volume "v"`, "path": ["spec", "template", "spec", "volumes", 0]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: a}]}
`)
}

test_allow_mounted if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: a, volumeMounts: [{name: v, mountPath: /a}]}]}
`)
}

test_allow_by_an_init_container if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, emptyDir: {}}], initContainers: [{name: i, volumeMounts: [{name: v, mountPath: /a}]}], containers: [{name: a}]}
`)
}

test_allow_of_a_workflow if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {volumes: [{name: w, emptyDir: {}}], templates: [{name: t, container: {image: a}}]}
`)
}
