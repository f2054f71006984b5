package kubevet.runtime["agent-sandbox-resources-unbounded_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["agent-sandbox-resources-unbounded"] as rule

test_deny_one if {
	rule.deny == {{"evidence": ["cpu"], "message": "container \"agent\" of a sandbox has no limit of cpu", "path": ["spec", "podTemplate", "spec", "containers", 0, "resources", "limits"]}} with input as testing.input_for(`
apiVersion: agents.x-k8s.io/v1beta1
kind: Sandbox
metadata:
  name: agent
spec:
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
          resources:
            limits: {memory: 1Gi}
`)
}

test_allow_pod if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: agents.x-k8s.io/v1beta1
kind: Sandbox
metadata:
  name: agent
spec:
  podTemplate:
    spec:
      resources: {limits: {cpu: 1, memory: 1Gi}}
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}
