package kubevet.images["image-pull-policy-not-always_test"]

import data.kubevet.images["image-pull-policy-not-always"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "imagePullPolicy"], "message": `container "app" uses image "a:1" with pull policy IfNotPresent`},
		{"path": ["spec", "initContainers", 0, "imagePullPolicy"], "message": `init container "setup" uses image "a:1" with pull policy Never`},
		{"path": ["spec", "initContainers", 1, "imagePullPolicy"], "message": `sidecar container "proxy" uses image "a" with pull policy IfNotPresent`},
		{"path": ["spec", "ephemeralContainers", 0, "imagePullPolicy"], "message": `ephemeral container "debug" uses image "a:1" with pull policy IfNotPresent`},
		{"path": ["spec", "volumes", 0, "image", "pullPolicy"], "message": `volume "model" uses image "a:1" with pull policy IfNotPresent`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "a:1", imagePullPolicy: Never}
    - {name: proxy, restartPolicy: Always, image: a, imagePullPolicy: IfNotPresent}
  containers:
    - {name: app, image: "a:1"}
  ephemeralContainers:
    - {name: debug, image: "a:1", imagePullPolicy: null}
  volumes:
    - {name: model, image: {reference: "a:1"}}
`)
}

test_allow_always_and_digests if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: "a:1", imagePullPolicy: Always}
    - {name: b, image: a}
    - {name: c, image: "a:latest"}
    - {name: d, image: "a:1@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
    - {name: e, image: "a:"}
`)
}
