package kubevet.reliability["ephemeral-storage-limit-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["ephemeral-storage-limit-missing"] as rule

test_deny_containers_without_a_limit if {
	rule.deny == {{"path": ["spec", "containers", 0, "resources", "limits", "ephemeral-storage"], "message": `init container "setup" and 2 other containers have no ephemeral-storage limit`, "evidence": ["app", "proxy", "setup"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup}
    - {name: proxy, restartPolicy: Always, resources: {requests: {ephemeral-storage: 1}}}
  containers:
    - {name: app, resources: {limits: {ephemeral-storage: 0}}}
    - {name: good, resources: {limits: {ephemeral-storage: 1}}}
  ephemeralContainers:
    - {name: debug}
`)
}

test_allow_default_of_a_limit_range if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: app}]}
---
apiVersion: v1
kind: LimitRange
metadata: {name: limits}
spec: {limits: [{type: Container, default: {ephemeral-storage: 1}}]}
`)
}
