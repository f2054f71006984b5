package kubevet.reliability["requests-not-equal-limits_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["requests-not-equal-limits"] as rule

test_deny_what_is_burstable if {
	rule.deny == {{"path": ["spec", "containers", 0, "resources"], "message": `init container "setup" and 2 other containers have no limits for CPU and memory that equal the requests`, "evidence": ["app", "half", "setup"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup}
  containers:
    - {name: app, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 2Gi}}}
    - {name: half, resources: {limits: {cpu: 1}}}
    - {name: good, resources: {limits: {cpu: 1, memory: 1Gi}}}
`)
}

test_allow_guaranteed if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, resources: {requests: {cpu: 1000m, memory: 1024Mi}, limits: {cpu: "1", memory: 1Gi}}}
    - {name: b, resources: {limits: {cpu: 0.5, memory: 1Gi}}}
`)
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {resources: {limits: {cpu: 1, memory: 1Gi}}, containers: [{name: a}]}")
}
