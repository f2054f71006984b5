package kubevet.images["floating-image-tag_test"]

import data.kubevet.images["floating-image-tag"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	testing.stated(rule.deny) == {{"message": "container \"app\" uses image \"nginx:stable\", whose tag is a branch, a channel or part of a version", "path": ["spec", "containers", 0, "image"], "severity": "low"}, {"message": "ephemeral container \"debug\" uses image \"nginx:1.29-alpine\", whose tag is a branch, a channel or part of a version", "path": ["spec", "ephemeralContainers", 0, "image"], "severity": "low"}, {"message": "init container \"setup\" uses image \"a/b:main\", whose tag is a branch, a channel or part of a version", "path": ["spec", "initContainers", 0, "image"], "severity": "medium"}, {"message": "sidecar container \"proxy\" uses image \"quay.io/a/b:1\", whose tag is a branch, a channel or part of a version", "path": ["spec", "initContainers", 1, "image"], "severity": "low"}, {"message": "volume \"model\" uses image \"a/model:nightly\", whose tag is a branch, a channel or part of a version", "path": ["spec", "volumes", 0, "image", "reference"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "a/b:main"}
    - {name: proxy, restartPolicy: Always, image: "quay.io/a/b:1"}
  containers:
    - {name: app, image: "nginx:stable"}
    - {name: good, image: "nginx:1.29.1"}
  ephemeralContainers:
    - {name: debug, image: "nginx:1.29-alpine"}
  volumes:
    - {name: model, image: {reference: "a/model:nightly"}}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"nginx",
		"nginx:latest",
		"nginx:1.29.1",
		"nginx:1.29.1-alpine",
		"nginx:stable@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		"nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		"a/b:20240301",
		"a/b:2024.10",
		"a/b:main-4f2a9c1",
		"registry.k8s.io/pause:3.10",
		"host:5000/a:1.2.3",
		"a:",
	] {
		_silent(reference)
	}
}
