package kubevet.images["non-minimal-base-image_test"]

import data.kubevet.images["non-minimal-base-image"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "ubuntu:24.04", a whole operating system`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "debian", a whole operating system`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "registry.example.com/base/rockylinux:9", a whole operating system`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "opensuse/leap:15.6", a whole operating system`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "public.ecr.aws/amazonlinux/amazonlinux:2023", a whole operating system`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "debian"}
    - {name: proxy, restartPolicy: Always, image: "registry.example.com/base/rockylinux:9"}
  containers:
    - {name: app, image: "ubuntu:24.04"}
    - {name: good, image: "alpine:3.22"}
  ephemeralContainers:
    - {name: debug, image: "opensuse/leap:15.6"}
  volumes:
    - {name: model, image: {reference: "public.ecr.aws/amazonlinux/amazonlinux:2023"}}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"debian:12.11-slim",
		"oraclelinux:9-slim",
		"almalinux:9-minimal",
		"ubuntu/nginx:1.24",
		"alpine:3.22",
		"gcr.io/distroless/static:nonroot",
		"ubuntu-web:1",
		"a:",
	] {
		_silent(reference)
	}
}
