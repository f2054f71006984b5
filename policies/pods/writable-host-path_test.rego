package kubevet.pods["writable-host-path_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["writable-host-path"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "volumeMounts", 1, "readOnly"], "message": `container "app" can write to the node's "/srv/data"`},
		{"path": ["spec", "initContainers", 0, "volumeMounts", 0, "readOnly"], "message": `init container "setup" can write to the node's "/srv/data"`},
		{"path": ["spec", "initContainers", 1, "volumeMounts", 0, "readOnly"], "message": `sidecar container "proxy" can write to the node's "/srv/data"`},
		{"path": ["spec", "ephemeralContainers", 0, "volumeMounts", 0, "readOnly"], "message": `ephemeral container "debug" can write to the node's "/srv/data"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: data, hostPath: {path: /srv/data}}
    - {name: tmp, emptyDir: {}}
  initContainers:
    - {name: setup, volumeMounts: [{name: data, mountPath: /d, readOnly: false}]}
    - {name: proxy, restartPolicy: Always, volumeMounts: [{name: data, mountPath: /d}]}
  containers:
    - {name: app, volumeMounts: [{name: tmp, mountPath: /tmp}, {name: data, mountPath: /d}]}
    - {name: reader, volumeMounts: [{name: data, mountPath: /d, readOnly: true}]}
  ephemeralContainers:
    - {name: debug, volumeMounts: [{name: data, mountPath: /d}]}
`)
}

test_deny_mounts_from_defaults_where_they_are if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "stepTemplate", "volumeMounts", 0, "readOnly"], "message": `step "a" can write to the node's "/srv/data"`},
		{"path": ["spec", "steps", 1, "volumeMounts", 0, "readOnly"], "message": `step "b" can write to the node's "/srv/data"`},
		{"path": ["spec", "stepTemplate", "volumeMounts", 0, "readOnly"], "message": `step "b" can write to the node's "/srv/data"`},
	} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  volumes: [{name: data, hostPath: {path: /srv/data}}]
  stepTemplate: {volumeMounts: [{name: data, mountPath: /d}]}
  steps:
    - {name: a}
    - {name: b, volumeMounts: [{name: data, mountPath: /e}]}
    - {name: c, volumeMounts: [{name: data, mountPath: /d, readOnly: true}]}
`)
}

test_deny_volume_of_an_argo_workflow if {
	testing.stated(rule.deny) == {{"path": ["spec", "templates", 0, "container", "volumeMounts", 0, "readOnly"], "message": `container "main" can write to the node's "/srv/data"`}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  volumes: [{name: data, hostPath: {path: /srv/data}}]
  templates:
    - {name: a, container: {image: golang, volumeMounts: [{name: data, mountPath: /d}]}}
    - {name: b, container: {image: golang}}
`)
}

test_allow_sockets_and_devices if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, hostPath: {path: /srv/app.sock, type: Socket}}
    - {name: b, hostPath: {path: /dev/kvm, type: CharDevice}}
    - {name: c, hostPath: {path: /dev/sdb, type: BlockDevice}}
    - {name: d, hostPath: {path: /var/run/docker.sock}}
  containers:
    - name: app
      volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b}, {name: c, mountPath: /c}, {name: d, mountPath: /d}]
`)
}

test_allow_read_only_unmounted_and_others if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, hostPath: {path: /srv/data}}
    - {name: b, hostPath: {path: /srv/data}}
    - {name: c, persistentVolumeClaim: {claimName: c}}
  containers:
    - {name: app, volumeMounts: [{name: a, mountPath: /a, readOnly: true}, {name: c, mountPath: /c}, {name: d, mountPath: /d}]}
    - {name: other, volumeMounts: a}
`)
}
