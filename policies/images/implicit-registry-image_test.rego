package kubevet.images["implicit-registry-image_test"]

import data.kubevet.images["implicit-registry-image"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx", which names no registry`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "a/b:1", which names no registry`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "library/nginx", which names no registry`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1", which names no registry`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "a/model:1.0", which names no registry`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "a/b:1"}
    - {name: proxy, restartPolicy: Always, image: "library/nginx"}
  containers:
    - {name: app, image: "nginx"}
    - {name: good, image: "docker.io/library/nginx"}
  ephemeralContainers:
    - {name: debug, image: "nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
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
		"docker.io/nginx",
		"localhost/a",
		"host:5000/a",
		"Host/a:1",
		"[::1]:5000/a",
		"a:",
		"https://a/b",
	] {
		_silent(reference)
	}
}
