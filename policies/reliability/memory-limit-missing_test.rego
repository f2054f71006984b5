package kubevet.reliability["memory-limit-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["memory-limit-missing"] as rule

test_deny_every_kind_of_container_but_ephemeral if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `container "app" has no memory limit`},
		{"path": ["spec", "containers", 1, "resources", "limits", "memory"], "message": `container "zero" has no memory limit`},
		{"path": ["spec", "initContainers", 0, "resources", "limits", "memory"], "message": `init container "setup" has no memory limit`},
		{"path": ["spec", "initContainers", 1, "resources", "limits", "memory"], "message": `sidecar container "proxy" has no memory limit`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {limits: {cpu: 1}}}
    - {name: proxy, restartPolicy: Always, resources: {requests: {memory: 1Gi}}}
  containers:
    - {name: app}
    - {name: zero, resources: {limits: {memory: 0}}}
    - {name: other, resources: {limits: {memory: 1Gi}}}
    - {name: bytes, resources: {limits: {memory: 1073741824}}}
  ephemeralContainers:
    - {name: debug}
`)
}

test_allow_limit_of_the_pod_from_1_34 if {
	rule.deny == set() with input as object.union(_pod_level, {"target": {"minor": 34}})
}

test_deny_limit_of_the_pod_before_1_34 if {
	rule.deny == {{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `container "a" has no memory limit`}} with input as object.union(_pod_level, {"target": {"minor": 33}})
}

_pod_level := testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  resources: {limits: {memory: 2Gi}}
  containers:
    - {name: a}
`)

test_allow_default_of_a_limit_range if {
	every field in ["default", "max"] {
		rule.deny == set() with input as testing.input_for(sprintf(_limit_range, ["shop", "Container", field]))
	}
}

test_allow_limit_range_that_is_external if {
	bundle := testing.input_for(sprintf(_limit_range, ["other", "Container", "default"]))
	rule.deny == set() with input as object.union(bundle, {"external": [{"kind": "LimitRange", "namespace": "shop", "name": "*"}]})
	count(rule.deny) == 1 with input as object.union(bundle, {"external": [{"kind": "LimitRange", "namespace": "web", "name": "*"}]})
}

test_deny_limit_range_of_another_kind_or_namespace if {
	every arguments in [["other", "Container", "default"], ["shop", "Pod", "max"], ["shop", "Container", "defaultRequest"]] {
		rule.deny == {{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `container "a" has no memory limit`}} with input as testing.input_for(sprintf(_limit_range, arguments))
	}
}

_limit_range := `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - {name: a}
---
apiVersion: v1
kind: LimitRange
metadata: {name: limits, namespace: %s}
spec:
  limits:
    - type: %s
      %s: {memory: 512Mi}
`

test_deny_tekton_steps if {
	rule.deny == {
		{"path": ["spec", "steps", 0, "computeResources", "limits", "memory"], "message": `step "a" has no memory limit`},
		{"path": ["spec", "sidecars", 0, "computeResources", "limits", "memory"], "message": `sidecar "docker" has no memory limit`},
	} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  steps:
    - {name: a}
    - {name: b, computeResources: {limits: {memory: 1Gi}}}
  sidecars:
    - {name: docker}
`)
	rule.deny == {{"path": ["spec", "steps", 0, "resources", "limits", "memory"], "message": `step "a" has no memory limit`}} with input as testing.input_for(`
apiVersion: tekton.dev/v1beta1
kind: Task
metadata: {name: build}
spec:
  steps:
    - {name: a}
    - {name: b, resources: {limits: {memory: 1Gi}}}
`)
}

test_allow_tekton_limits_of_the_steps_together if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: {generateName: build-}
spec:
  computeResources: {limits: {memory: 1Gi}}
  taskSpec:
    steps: [{name: a}, {name: b}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  stepTemplate: {computeResources: {limits: {memory: 1Gi}}}
  steps: [{name: a}, {name: b}]
`)
}

test_allow_argo_resources_of_the_pod if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  podResources: {limits: {memory: 1Gi}}
  templates:
    - {name: a, container: {image: golang}}
`)
}
