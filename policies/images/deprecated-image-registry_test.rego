package kubevet.images["deprecated-image-registry_test"]

import data.kubevet.images["deprecated-image-registry"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "k8s.gcr.io/pause:3.6", and k8s.gcr.io has been frozen since April 2023`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "gcr.io/google-containers/a:1", and gcr.io/google-containers has been frozen since April 2023`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "gcr.io/google_containers/a:1", and gcr.io/google_containers has been frozen since April 2023`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "gcr.io/kubebuilder/kube-rbac-proxy:v0.13.1", and gcr.io/kubebuilder has not been served since March 2025`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "docker.io/bitnamilegacy/redis:7.4.3", and docker.io/bitnamilegacy has had no updates since August 2025`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "gcr.io/google-containers/a:1"}
    - {name: proxy, restartPolicy: Always, image: "gcr.io/google_containers/a:1"}
  containers:
    - {name: app, image: "k8s.gcr.io/pause:3.6"}
    - {name: good, image: "registry.k8s.io/pause:3.6"}
  ephemeralContainers:
    - {name: debug, image: "gcr.io/kubebuilder/kube-rbac-proxy:v0.13.1"}
  volumes:
    - {name: model, image: {reference: "docker.io/bitnamilegacy/redis:7.4.3"}}
`)
}

test_deny_versions_of_bitnami_as_information if {
	rule.deny == {{"path": ["spec", "containers", 0, "image"], "message": `container "a" uses image "bitnami/redis:8.2.1", and docker.io/bitnami has had no versioned tags since September 2025`, "severity": "info"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: "bitnami/redis:8.2.1"}
    - {name: b, image: "bitnami/redis:latest"}
    - {name: c, image: "bitnami/redis@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"registry.k8s.io/pause:3.6",
		"gcr.io/google-containers-x/a:1",
		"gcr.io/distroless/static:nonroot",
		"example.com/k8s.gcr.io/pause:3.6",
		"bitnamisecure/redis:1.2.3",
		"bitnami/redis",
		"k8s.gcr.io:1",
	] {
		_silent(reference)
	}
}
