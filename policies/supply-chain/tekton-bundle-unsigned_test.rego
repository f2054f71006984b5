package kubevet["supply-chain"]["tekton-bundle-unsigned_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["tekton-bundle-unsigned"] as rule

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

test_deny_example if {
	rule.deny == {{"message": "no policy verifies the signature of what is fetched", "path": ["spec", "pipelineRef"]}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: build
spec:
  pipelineRef:
    resolver: bundles
    params:
      - name: bundle
        value: registry.example.com/tasks@sha256:0123
`)
}
