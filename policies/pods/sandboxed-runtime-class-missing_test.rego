package kubevet.pods["sandboxed-runtime-class-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["sandboxed-runtime-class-missing"] as rule

test_deny_a_label if {
	rule.deny == {{"path": ["spec", "runtimeClassName"], "message": "the pod is not trusted and runs without a runtime class"}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {trust: untrusted}}
spec:
  containers: [{name: a}]
`),
		{"parameters": {"sandboxed-runtime-class-missing": {"runtime-classes": ["gvisor", "kata"], "untrusted-labels": ["trust=untrusted"]}}},
	)
}

test_deny_another_class if {
	rule.deny == {{"path": ["spec", "runtimeClassName"], "message": `the pod is not trusted and runs with runtime class "runc"`}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {trust: untrusted}}
spec:
  runtimeClassName: runc
  containers: [{name: a}]
`),
		{"parameters": {"sandboxed-runtime-class-missing": {"runtime-classes": ["gvisor", "kata"], "untrusted-labels": ["trust=untrusted"]}}},
	)
}

test_deny_a_sandbox_for_agents if {
	rule.deny == {{"path": ["spec", "podTemplate", "spec", "runtimeClassName"], "message": "the pod is not trusted and runs without a runtime class"}} with input as object.union(
		testing.input_for(`
apiVersion: agents.x-k8s.io/v1alpha1
kind: Sandbox
metadata: {name: agent}
spec: {podTemplate: {spec: {containers: [{name: a}]}}}
`),
		{"parameters": {"sandboxed-runtime-class-missing": {"runtime-classes": ["gvisor", "kata"], "untrusted-labels": ["trust=untrusted"]}}},
	)
}

test_allow_a_sandbox if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {trust: untrusted}}
spec:
  runtimeClassName: gvisor
  containers: [{name: a}]
`),
		{"parameters": {"sandboxed-runtime-class-missing": {"runtime-classes": ["gvisor", "kata"], "untrusted-labels": ["trust=untrusted"]}}},
	)
}

test_allow_trusted if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {trust: trusted}}
spec:
  containers: [{name: a}]
`),
		{"parameters": {"sandboxed-runtime-class-missing": {"runtime-classes": ["gvisor", "kata"], "untrusted-labels": ["trust=untrusted"]}}},
	)
}
