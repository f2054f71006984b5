package kubevet.images["public-registry-image_test"]

import data.kubevet.images["public-registry-image"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx" of the public registry docker.io`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "ghcr.io/a/b" of the public registry ghcr.io`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "quay.io/a/b:1" of the public registry quay.io`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "public.ecr.aws/a/b" of the public registry public.ecr.aws`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "registry.gitlab.com/a/b@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1" of the public registry registry.gitlab.com`},
	} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "ghcr.io/a/b"}
    - {name: proxy, restartPolicy: Always, image: "quay.io/a/b:1"}
  containers:
    - {name: app, image: "nginx"}
    - {name: good, image: "registry.example.com/a"}
  ephemeralContainers:
    - {name: debug, image: "public.ecr.aws/a/b"}
  volumes:
    - {name: model, image: {reference: "registry.gitlab.com/a/b@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}}
`),
		{"parameters": {"public-registry-image": {"public-registries": ["docker.io", "ghcr.io", "quay.io", "public.ecr.aws", "registry.gitlab.com"]}}},
	)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}, "parameters": {"public-registry-image": {"public-registries": ["docker.io", "quay.io"]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"registry.example.com/quay.io/a",
		"quay.io:443/a",
		"localhost/a",
		"123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
		"a:",
	] {
		_silent(reference)
	}
}
