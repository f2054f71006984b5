package kubevet.pods["sub-path-volume-mount_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["sub-path-volume-mount"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "volumeMounts", 1, "subPath"], "message": `container "app" mounts "c" of volume "b"`},
		{"path": ["spec", "initContainers", 0, "volumeMounts", 1, "subPath"], "message": `init container "setup" mounts "c" of volume "b"`},
		{"path": ["spec", "initContainers", 1, "volumeMounts", 1, "subPath"], "message": `sidecar container "proxy" mounts "c" of volume "b"`},
		{"path": ["spec", "ephemeralContainers", 0, "volumeMounts", 1, "subPath"], "message": `ephemeral container "debug" mounts "c" of volume "b"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b, subPath: c}]}
    - {name: proxy, restartPolicy: Always, volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b, subPath: c}]}
  containers:
    - {name: app, volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b, subPath: c}]}
  ephemeralContainers:
    - {name: debug, volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b, subPath: c}]}
`)
}

test_allow_whole_volumes if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a, volumeMounts: [{name: a, mountPath: /a, subPath: ""}, {name: b, mountPath: /b, subPathExpr: null}]}]
`)
}
