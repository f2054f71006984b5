package kubevet.pods["apparmor-annotation-orphan_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["apparmor-annotation-orphan"] as rule

test_deny_a_misspelt_name if {
	rule.deny == {{"path": ["metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/setpu"], "message": `an AppArmor profile is set for "setpu", and the pod has no such container`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    container.apparmor.security.beta.kubernetes.io/a: runtime/default
    container.apparmor.security.beta.kubernetes.io/setup: runtime/default
    container.apparmor.security.beta.kubernetes.io/debug: runtime/default
    container.apparmor.security.beta.kubernetes.io/setpu: runtime/default
    apparmor.security.beta.kubernetes.io/x: runtime/default
spec:
  initContainers: [{name: setup}]
  containers: [{name: a}]
  ephemeralContainers: [{name: debug}]
`)
}

test_allow_workflows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: build}
spec:
  podMetadata:
    annotations: {container.apparmor.security.beta.kubernetes.io/wait: runtime/default}
  templates:
    - {name: a, container: {image: golang}}
`)
}
