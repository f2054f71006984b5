package kubevet.reliability["best-effort-pod_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["best-effort-pod"] as rule

test_deny_no_requests_at_all if {
	rule.deny == {{"path": ["spec", "containers", 0, "resources"], "message": `init container "setup" and container "app" have no requests, so the pod is in the class BestEffort`, "scope": ["spec"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {}}
  containers:
    - {name: app, resources: {requests: {ephemeral-storage: 1Gi, cpu: "0"}}}
  ephemeralContainers:
    - {name: debug}
`)
}

test_allow_any_request if {
	every resource in ["requests: {cpu: 1m}", "limits: {memory: 1Gi}"] {
		rule.deny == set() with input as testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {initContainers: [{name: i, resources: {%s}}], containers: [{name: app}]}", [resource]))
	}
}

test_allow_tests_of_charts if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {helm.sh/hook: test-success}}
spec: {containers: [{name: app}]}
`)
}
