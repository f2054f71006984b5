package kubevet.secrets["credential-bearing-workload_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["credential-bearing-workload"] as rule

test_deny_mounted if {
	rule.deny == {
		{"path": ["spec", "volumes", 0, "secret"], "message": `containers mount Secret "s"`, "severity": "info", "related": []},
		{"path": ["spec", "volumes", 1, "configMap"], "message": `containers mount ConfigMap "c"`, "severity": "info", "related": []},
		{"path": ["spec", "volumes", 2, "persistentVolumeClaim"], "message": `containers mount persistent volume claim "p"`, "severity": "info", "related": []},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers: [{name: c, volumeMounts: [{name: a}, {name: b}, {name: d}]}]
  volumes:
    - {name: a, secret: {secretName: s}}
    - {name: b, configMap: {name: c}}
    - {name: d, persistentVolumeClaim: {claimName: p}}`)
}

test_deny_exposed if {
	rule.deny == {{
		"path": ["spec", "volumes", 0, "secret"],
		"message": `containers mount Secret "s"`,
		"severity": "low",
		"related": [{"kind": "Service", "namespace": "default", "name": "web", "path": ["spec", "type"], "message": "has type LoadBalancer"}],
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p, labels: {app: web}}
spec:
  containers: [{name: c, volumeMounts: [{name: a}]}]
  volumes: [{name: a, secret: {secretName: s}}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}`)
}

test_allow_unmounted_and_others if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers: [{name: c, volumeMounts: [{name: b}, null]}]
  volumes: [{name: a, secret: {secretName: s}}, {name: b, emptyDir: {}}, {name: c, secret: null}, null]`)
}
