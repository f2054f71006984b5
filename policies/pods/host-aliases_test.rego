package kubevet.pods["host-aliases_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-aliases"] as rule

test_deny_the_pod if {
	rule.deny == {{"path": ["spec", "hostAliases"], "message": "the pod has its own entries in /etc/hosts"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostAliases: [{ip: 192.0.2.1, hostnames: [db]}]
  containers: [{name: a}]
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostAliases: []
  containers: [{name: a}]
`)
}

test_allow_null if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostAliases: null
  containers: [{name: a}]
`)
}

test_allow_names_for_the_pod_itself if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostAliases: [{ip: 127.0.0.1, hostnames: [status.localhost]}]
  containers: [{name: a}]
`)
}
