package kubevet.reliability["cpu-limit-set_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cpu-limit-set"] as rule

test_deny_limits_above_the_request if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "cpu"], "message": `container "app" has a CPU limit`},
		{"path": ["spec", "initContainers", 0, "resources", "limits", "cpu"], "message": `init container "setup" has a CPU limit`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {requests: {cpu: 100m}, limits: {cpu: 1}}}
  containers:
    - {name: app, resources: {requests: {cpu: 500m}, limits: {cpu: "1"}}}
`)
}

test_allow_no_limit_and_guaranteed if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, resources: {limits: {memory: 1Gi}}}
    - {name: b, resources: {requests: {cpu: 1000m}, limits: {cpu: 1}}}
    - {name: c, resources: {limits: {cpu: 1}}}
    - {name: d, resources: {limits: {cpu: null}}}
`)
}
