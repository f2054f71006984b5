package kubevet.pods["ephemeral-container-in-manifest_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["ephemeral-container-in-manifest"] as rule

test_deny_ephemeral_containers if {
	rule.deny == {{"path": ["spec", "ephemeralContainers"], "message": "the manifest has ephemeral containers"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  ephemeralContainers: [{name: debug}, {name: more}]
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  ephemeralContainers: []
`)
}
