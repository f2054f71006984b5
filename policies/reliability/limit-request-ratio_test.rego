package kubevet.reliability["limit-request-ratio_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["limit-request-ratio"] as rule

_judged := object.union(
	testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {requests: {cpu: 100m}, limits: {cpu: 1}}}
  containers:
    - {name: app, resources: {requests: {memory: 128Mi, cpu: 1}, limits: {memory: 257Mi, cpu: 4}}}
    - {name: none, resources: {requests: {memory: 0}, limits: {memory: 1Gi}}}
    - {name: odd, resources: {requests: {memory: x}, limits: {memory: 1Gi}}}
`),
	{"parameters": {"limit-request-ratio": {"max-ratios": {"memory": 2, "cpu": 4}}}},
)

test_deny_more_than_the_ratio if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `the memory limit of container "app" is more than 2 times its request`},
		{"path": ["spec", "initContainers", 0, "resources", "limits", "cpu"], "message": `the cpu limit of init container "setup" is more than 4 times its request`},
	} with input as _judged
}

test_allow_without_parameters if {
	rule.deny == set() with input as object.remove(_judged, ["parameters"])
}
