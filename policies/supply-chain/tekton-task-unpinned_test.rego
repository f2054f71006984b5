package kubevet["supply-chain"]["tekton-task-unpinned_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["tekton-task-unpinned"] as rule

test_deny_bundle if {
	rule.deny == {{"message": "the bundle \"registry.example.com/tasks:v1\" is not pinned by its digest", "path": ["spec", "pipelineRef", "params", 0, "value"]}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    resolver: bundles
    params:
      - {name: bundle, value: "registry.example.com/tasks:v1"}
      - {name: name, value: build}
`)
}

test_deny_old_bundle if {
	rule.deny == {{"message": "the bundle \"registry.example.com/tasks:v1\" is not pinned by its digest", "path": ["spec", "pipelineRef", "bundle"]}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    name: build
    bundle: registry.example.com/tasks:v1
`)
}

test_deny_task_of_a_pipeline if {
	rule.deny == {{"message": "the repository is read at its default branch", "path": ["spec", "finally", 0, "taskRef", "params"]}, {"message": "what an address serves is not pinned", "path": ["spec", "tasks", 0, "taskRef", "params", 0, "value"]}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Pipeline
metadata:
  name: a
spec:
  tasks:
    - name: a
      taskRef:
        resolver: http
        params:
          - {name: url, value: https://example.com/task.yaml}
  finally:
    - name: b
      taskRef:
        resolver: git
        params:
          - {name: url, value: a}
`)
}

test_allow_digest if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    resolver: bundles
    params:
      - {name: bundle, value: "registry.example.com/tasks@sha256:0123"}
`)
}

test_allow_cluster if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    name: build
`)
}

test_allow_parameter if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    resolver: git
    params:
      - {name: revision, value: $(params.revision)}
`)
}
