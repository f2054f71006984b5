package kubevet.pods["service-links-enabled_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["service-links-enabled"] as rule

test_deny_the_pod if {
	rule.deny == {{"path": ["spec", "enableServiceLinks"], "message": "containers get the addresses of all Services as variables"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
---
apiVersion: v1
kind: Service
metadata: {name: b}
spec: {type: ClusterIP}
`)
}

test_allow_false if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  enableServiceLinks: false
  containers: [{name: a}]
---
apiVersion: v1
kind: Service
metadata: {name: b}
spec: {type: ClusterIP}
`)
}

test_allow_no_services if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
---
apiVersion: v1
kind: Service
metadata: {name: b}
spec: {clusterIP: None}
---
apiVersion: v1
kind: Service
metadata: {name: c}
spec: {type: ExternalName, externalName: c.example.com}
`)
}
