package kubevet.images["image-not-pinned-by-digest_test"]

import data.kubevet.images["image-not-pinned-by-digest"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx:1.29.1" without a digest`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "a/b" without a digest`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "host:5000/b:1" without a digest`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "nginx:latest" without a digest`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "a/model:1.0" without a digest`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "a/b"}
    - {name: proxy, restartPolicy: Always, image: "host:5000/b:1"}
  containers:
    - {name: app, image: "nginx:1.29.1"}
    - {name: good, image: "nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
  ephemeralContainers:
    - {name: debug, image: "nginx:latest"}
  volumes:
    - {name: model, image: {reference: "a/model:1.0"}}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		"nginx:1.29.1@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		"nginx@sha256:4bcff6",
		"Nginx:1",
		"",
	] {
		_silent(reference)
	}
}
