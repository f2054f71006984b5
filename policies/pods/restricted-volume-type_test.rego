package kubevet.pods["restricted-volume-type_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["restricted-volume-type"] as rule

test_deny_sources if {
	rule.deny == {
		{"path": ["spec", "volumes", 0, "nfs"], "message": `volume "a" is of type nfs`},
		{"path": ["spec", "volumes", 1, "iscsi"], "message": `volume "b" is of type iscsi`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes: [{name: a, nfs: {server: x, path: /}}, {name: b, iscsi: {}}]
`)
}

test_allow_sources if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes:
    - {name: a, emptyDir: {}}
    - {name: b, image: {}}
    - {name: c, hostPath: {path: /a}}
    - {name: d, gitRepo: {}}
    - {name: e, flexVolume: {}}
    - {name: f, nfs: null}
`)
}
