package kubevet.images["image-tag-latest_test"]

import data.kubevet.images["image-tag-latest"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx" without a tag`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "nginx:latest" with the tag latest`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "localhost:5000/a/b" without a tag`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "docker.io/library/busybox" without a tag`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "quay.io/a/model:latest" with the tag latest`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "nginx:latest"}
    - {name: proxy, restartPolicy: Always, image: "localhost:5000/a/b"}
  containers:
    - {name: app, image: nginx}
  ephemeralContainers:
    - {name: debug, image: docker.io/library/busybox}
  volumes:
    - {name: model, image: {reference: "quay.io/a/model:latest"}}
    - {name: other, image: {reference: "quay.io/a/model:1.0"}}
`)
}

test_deny_step_and_its_template if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "stepTemplate", "image"], "message": `step "a" uses image "golang" without a tag`},
		{"path": ["spec", "steps", 1, "image"], "message": `step "b" uses image "node" without a tag`},
	} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  stepTemplate: {image: golang}
  steps:
    - {name: a}
    - {name: b, image: node}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_deny_references if {
	every reference in ["nginx", "a/b/c", "host:5000/img", "HOST/img", "[::1]:5000/img", "nginx:latest", "host:5000/img:latest"] {
		not _silent(reference)
	}
}

test_allow_pinned_invalid_and_unknown_references if {
	digest := "sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"
	every reference in [
		"nginx:1.29.1",
		"nginx:LATEST",
		"nginx:latest-alpine",
		"host:5000/img:1",
		"host:5000",
		concat("@", ["nginx", digest]),
		concat("@", ["nginx:latest", digest]),
		"",
		" ",
		null,
		7,
		"Nginx",
		"nginx:",
		"nginx@sha256:4bcff6",
		"https://registry.example.com/nginx",
		"{{inputs.parameters.image}}",
		"$(params.image)",
		"4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
	] {
		_silent(reference)
	}
}

test_allow_image_that_istio_fills_in if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 1, "image"], "message": `container "app" uses image "auto" without a tag`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: istio-proxy, image: auto}
    - {name: app, image: auto}
`)
}

# What is built from the tree is released with a version, and stands without one in it.
test_deny_images_of_the_project_in_strict if {
	pod := testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: "acme/shop:latest"}
    - {name: b, image: "ghcr.io/acme-labs/tool:latest"}
    - {name: c, image: "registry.acme.io/testing/proxy:latest"}
    - {name: d, image: "ghcr.io/other/acmetool:latest"}
    - {name: e, image: "nginx:latest"}
`)
	profiles := {index: finding.profile |
		some finding in rule.deny with input as object.union(pod, {"project": ["acme", "store"]})
		index := finding.path[2]
	}
	profiles == {0: "strict", 1: "strict", 2: "strict", 3: "recommended", 4: "recommended"}
}
